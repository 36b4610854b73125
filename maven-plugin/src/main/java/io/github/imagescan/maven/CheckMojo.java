package io.github.imagescan.maven;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.Thresholds;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.report.ReportFile;
import io.github.imagescan.rule.Nearest;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.source.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Scans an image and fails the build where secrets are found. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  private static final List<String> LEVELS =
      Stream.concat(
              Stream.of(Severity.values()).filter(s -> s != Severity.INFO).map(Severity::id),
              Stream.of("none"))
          .toList();

  /** The image: an archive (docker save, OCI), an OCI layout or a folder of skopeo's. */
  @Parameter(property = "imagescan.image")
  private @Nullable File image;

  /** The least severity that fails the build: critical, high, medium, low or none. */
  @Parameter(property = "imagescan.failOn", defaultValue = "medium")
  private String failOn = "medium";

  /** Findings to ignore: their IDs, IDs of rules, or globs of paths, with commas between them. */
  @Parameter(property = "imagescan.ignore")
  private List<String> ignore = List.of();

  /** Where the SARIF report goes; by default imagescan/imagescan.sarif in the build's folder. */
  @Parameter(property = "imagescan.sarif")
  private @Nullable File sarif;

  /** Whether nothing is scanned at all. */
  @Parameter(property = "imagescan.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  private @Nullable String buildFolder;

  /** For Maven, which fills in the parameters. */
  public CheckMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("imagescan is skipped (imagescan.skip)");
      return;
    }
    Check check = check();
    try {
      conclude(check.run(), check.sarif());
    } catch (IOException e) {
      throw new MojoExecutionException("imagescan: could not write " + check.sarif(), e);
    }
  }

  private void conclude(Check.Result result, Path report)
      throws MojoExecutionException, MojoFailureException {
    ScanSummary.Outcome outcome = result.summary().outcome();
    String said = result.text() + "SARIF report: " + report;
    if (outcome == ScanSummary.Outcome.FINDINGS) {
      throw new MojoFailureException("secrets are in the image\n\n" + said);
    }
    if (outcome == ScanSummary.Outcome.INCOMPLETE) {
      throw new MojoExecutionException("the image could not be read in full\n\n" + said);
    }
    said.lines().forEach(getLog()::info);
  }

  /** What the parameters mean. */
  private Check check() throws MojoExecutionException {
    if (image == null) {
      throw new MojoExecutionException(
          "imagescan does not know which image to scan: set imagescan.image to an archive or a"
              + " layout, as in -Dimagescan.image=target/image.tar");
    }
    if (!image.exists()) {
      throw new MojoExecutionException(
          image
              + " is not there: is it built in an earlier phase? with jib: bind jib:buildTar to"
              + " package");
    }
    Path report = sarifPath();
    if (ReportFile.replaces(report, image.toPath())) {
      throw new MojoExecutionException(
          "the SARIF report would replace the image " + image + ": set imagescan.sarif to another");
    }
    return new Check(request(image), report);
  }

  private ScanRequest request(File target) throws MojoExecutionException {
    Thresholds defaults = Thresholds.defaults();
    try {
      return ScanRequest.of(new Target.PathTarget(target.toPath()))
          .thresholds(new Thresholds(gate(), defaults.minConfidence(), defaults.minSeverity()))
          .ignores(ignore)
          .build();
    } catch (IllegalArgumentException e) {
      // What it says is said to the command line.
      String said = String.valueOf(e.getMessage()).replace("--ignore", "imagescan.ignore");
      throw new MojoExecutionException(said, e);
    }
  }

  private Optional<Severity> gate() throws MojoExecutionException {
    String level = failOn.toLowerCase(Locale.ROOT);
    if (!LEVELS.contains(level)) {
      throw new MojoExecutionException(
          "imagescan.failOn is '" + failOn + "'" + Nearest.hint(level, LEVELS));
    }
    return level.equals("none")
        ? Optional.empty()
        : Optional.of(Severity.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  private Path sarifPath() {
    if (sarif != null) {
      return sarif.toPath();
    }
    // In a folder without a POM Maven leaves the expression as it is.
    boolean known = buildFolder != null && !buildFolder.contains("${");
    return Path.of(known ? buildFolder : "target").resolve("imagescan").resolve("imagescan.sarif");
  }
}

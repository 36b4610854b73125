package io.github.imagescan.maven;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.Thresholds;
import io.github.imagescan.finding.ScanSummary;
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
      conclude(check.run());
    } catch (IOException e) {
      throw new MojoExecutionException("imagescan: could not write " + check.sarif(), e);
    }
  }

  private void conclude(Check.Result result) throws MojoExecutionException, MojoFailureException {
    ScanSummary.Outcome outcome = result.summary().outcome();
    if (outcome == ScanSummary.Outcome.FINDINGS) {
      throw new MojoFailureException("secrets are in the image\n\n" + result.text());
    }
    if (outcome == ScanSummary.Outcome.INCOMPLETE) {
      throw new MojoExecutionException("the image could not be read in full\n\n" + result.text());
    }
    result.text().lines().forEach(getLog()::info);
  }

  /** What the parameters mean. */
  private Check check() throws MojoExecutionException {
    if (image == null) {
      throw new MojoExecutionException(
          "imagescan does not know which image to scan: set imagescan.image to an archive or a"
              + " layout, as in -Dimagescan.image=target/image.tar");
    }
    Thresholds defaults = Thresholds.defaults();
    ScanRequest request =
        ScanRequest.of(new Target.PathTarget(image.toPath()))
            .thresholds(new Thresholds(gate(), defaults.minConfidence(), defaults.minSeverity()))
            .build();
    return new Check(request, sarifPath());
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

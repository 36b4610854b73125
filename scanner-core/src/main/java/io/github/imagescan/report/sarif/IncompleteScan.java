package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The alert that says a scan was not complete: an upload with fewer results closes the alerts that
 * are gone, and nobody would see why.
 */
record IncompleteScan(Uris uris, ScanStart start, ScanSummary summary, List<Problem> problems) {
  static final String RULE = "imagescan-incomplete";

  private static final Severity SEVERITY = Severity.HIGH;
  private static final String WHY =
      "Parts of a container image could not be read. Secrets in them are not found, and alerts of"
          + " an earlier upload may have been closed although the secrets are still there.";
  private static final String NEXT =
      "Read the problems that imagescan tells, and scan again when they are gone.";

  static ReportingDescriptor descriptor() {
    return new ReportingDescriptor()
        .withId(RULE)
        .withName("ImagescanIncomplete")
        .withShortDescription(text("A container image was not scanned to the end"))
        .withFullDescription(text(WHY))
        .withHelp(text(WHY + " " + NEXT).withMarkdown(WHY + "\n\n### Do now\n\n" + NEXT + "\n"))
        .withDefaultConfiguration(
            new ReportingConfiguration().withLevel(Severities.ruleLevel(SEVERITY)))
        .withProperties(
            RuleTable.properties(SEVERITY, "very-high")
                .withTags(new LinkedHashSet<>(List.of("security", "incomplete"))));
  }

  /** One result for the scan: at the first image that is not complete, the others related. */
  Result result(RuleTable rules) {
    List<ScannedImage> images =
        summary.images().stream().filter(image -> !image.complete()).toList();
    List<String> uriList =
        images.isEmpty()
            ? List.of(
                uris.unread(start, target()) + (start.imageName().isEmpty() ? "" : "/manifest"))
            : images.stream().map(image -> uris.manifest(image.image())).distinct().toList();
    Result result =
        new Result()
            .withRuleId(RULE)
            .withRuleIndex(rules.index(RULE))
            .withLevel(Severities.level(SEVERITY))
            .withMessage(new Message().withText(message(images)))
            .withLocations(List.of(Places.start(uriList.get(0))))
            .withPartialFingerprints(
                ResultWriter.fingerprints(
                    Digest.sha256((RULE + "\n" + uriList.get(0)).getBytes(StandardCharsets.UTF_8))
                        .hex()))
            .withProperties(new PropertyBag().withAdditionalProperty("severity", SEVERITY.id()));
    Set<Location> related = new LinkedHashSet<>();
    uriList.stream()
        .skip(1)
        .limit(99)
        .forEach(
            uri ->
                related.add(
                    Places.start(uri)
                        .withId(related.size() + 1)
                        .withMessage(new Message().withText("Not complete either"))));
    return related.isEmpty() ? result : result.withRelatedLocations(related);
  }

  /** The target of which a problem says that it cannot be read, else the first. */
  private String target() {
    return problems.stream()
        .map(Problem::where)
        .filter(Place.TargetName.class::isInstance)
        .map(place -> ((Place.TargetName) place).name())
        .findFirst()
        .orElse(start.targets().isEmpty() ? "target" : start.targets().get(0));
  }

  private String message(List<ScannedImage> images) {
    Optional<Problem> first =
        problems.stream().filter(problem -> problem.kind().incomplete()).findFirst();
    String what =
        images.isEmpty()
            ? new Place.TargetName(target()).describe()
            : "image " + Printable.line(images.get(0).image().name().reference());
    return "The scan of "
        + what
        + (images.size() > 1 ? " and " + (images.size() - 1) + " more" : "")
        + " is not complete: secrets may be there that no alert shows."
        + first
            .map(problem -> " " + Printable.line(problem.message()).replace("](", "] (") + ".")
            .orElse("")
        + " Alerts of what was not read may be closed by this upload.";
  }

  private static MultiformatMessageString text(String text) {
    return new MultiformatMessageString().withText(text);
  }
}

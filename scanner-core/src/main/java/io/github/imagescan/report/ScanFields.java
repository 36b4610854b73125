package io.github.imagescan.report;

import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a scan as names and values, the same in JSON and in the {@code properties} of
 * SARIF's run. As with {@link FindingFields}, every name is always there, in this order.
 */
public final class ScanFields {
  private static final int MAX_INSTRUCTION = 4_096;

  private ScanFields() {}

  /** What was scanned with what. */
  public static Map<String, @Nullable Object> scan(ScanStart start) {
    Map<String, @Nullable Object> thresholds = new LinkedHashMap<>();
    thresholds.put("failOn", start.failOn().map(Severity::id).orElse("none"));
    thresholds.put("minConfidence", start.minConfidence().id());
    thresholds.put("minSeverity", start.minSeverity().id());
    Map<String, String> options = new TreeMap<>();
    start.options().forEach((name, value) -> options.put(name, Printable.line(value)));
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("tool", "imagescan");
    out.put("version", start.version());
    out.put("rulesDigest", start.rulesDigest());
    out.put("rules", start.rules().size());
    out.put("time", start.time().toString());
    out.put("targets", start.targets().stream().map(Printable::line).toList());
    out.put("options", options);
    out.put("thresholds", thresholds);
    out.put("showSecrets", start.showSecrets());
    return out;
  }

  /** What of an image was read. */
  public static Map<String, @Nullable Object> image(ScannedImage scanned, boolean secrets) {
    ImageInfo image = scanned.image();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("image", Printable.line(image.name().reference()));
    out.put("target", Printable.line(image.target()));
    out.put("form", image.form());
    out.put("platform", image.platform().map(Platform::toString).orElse(null));
    out.put("manifestDigest", text(image.manifestDigest()));
    out.put("configDigest", text(image.configDigest()));
    out.put("layersRead", scanned.layersRead());
    out.put("layersThere", scanned.layers().size());
    out.put("historyEntries", scanned.historyEntries());
    out.put("configRead", scanned.configRead());
    out.put("files", scanned.files());
    out.put("bytes", scanned.bytes());
    out.put("complete", scanned.complete());
    out.put("layers", scanned.layers().stream().map(layer -> layer(layer, secrets)).toList());
    return out;
  }

  private static Map<String, @Nullable Object> layer(ScannedLayer layer, boolean secrets) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("layerIndex", layer.index());
    out.put("layerDigest", text(layer.digest()));
    out.put("layerDiffId", text(layer.diffId()));
    out.put(
        "historyIndex",
        layer.historyIndex().isPresent() ? Integer.valueOf(layer.historyIndex().getAsInt()) : null);
    out.put(
        "instruction",
        layer.instruction().map(text -> Clip.to(MAX_INSTRUCTION, text.show(secrets))).orElse(null));
    out.put("files", layer.files());
    out.put("bytes", layer.bytes());
    out.put("read", layer.read());
    return out;
  }

  /** One thing that could not be read as it should. */
  public static Map<String, @Nullable Object> problem(Problem problem) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("kind", problem.kind().id());
    out.put("where", problem.where().describe());
    out.put("what", Printable.line(problem.what()));
    out.put("next", Printable.line(problem.next()));
    out.put("incomplete", problem.kind().incomplete());
    return out;
  }

  /** How the scan ended. */
  public static Map<String, @Nullable Object> summary(ScanSummary summary) {
    Map<String, @Nullable Object> listed = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      listed.put(severity.id(), summary.listed().getOrDefault(severity, 0L));
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("outcome", summary.outcome().name().toLowerCase(java.util.Locale.ROOT));
    out.put("exitCode", summary.outcome().exitCode());
    out.put("images", summary.images().size());
    out.put("listed", listed);
    out.put("atGate", summary.atGate());
    Map<String, @Nullable Object> notListed = new LinkedHashMap<>();
    notListed.put("bySeverity", summary.notListed().bySeverity());
    notListed.put("byConfidence", summary.notListed().byConfidence());
    out.put("notListed", notListed);
    out.put("suppressed", summary.suppressed());
    out.put("problems", summary.problems());
    out.put("durationMillis", summary.duration().toMillis());
    return out;
  }

  private static @Nullable String text(Optional<Digest> digest) {
    return digest.map(Digest::toString).orElse(null);
  }
}

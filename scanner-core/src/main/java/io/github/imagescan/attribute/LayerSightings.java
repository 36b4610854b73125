package io.github.imagescan.attribute;

import io.github.imagescan.attribute.HistoryTexts.Text;
import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The candidates of layers, each with what the layers above leave of it. */
final class LayerSightings {
  private final List<LayerScanUse> stack;
  private final boolean isImage;
  private final Masker masker;
  private final HistoryTexts history;
  private final Overlay overlay;
  private final int[] stages;

  /**
   * @param isImage whether the layers lie on one another, and are not blobs of any kind
   */
  LayerSightings(List<LayerScanUse> stack, boolean isImage, Masker masker, HistoryTexts history) {
    this.stack = stack;
    this.isImage = isImage;
    this.masker = masker;
    this.history = history;
    this.overlay =
        new Overlay(stack.stream().map(use -> use.scan().map(LayerScan::entries)).toList());
    this.stages = stages(stack);
  }

  /** The history entry of each layer, or that of the nearest layer below which has one. */
  private static int[] stages(List<LayerScanUse> stack) {
    int[] stages = new int[stack.size()];
    int stage = -1;
    for (int i = 0; i < stages.length; i++) {
      stage = stack.get(i).use().historyIndex().orElse(stage);
      stages[i] = stage;
    }
    return stages;
  }

  void addTo(List<Sighting> all) {
    for (int layer = 0; layer < stack.size(); layer++) {
      if (stack.get(layer).scan().isPresent()) {
        add(layer, stack.get(layer).scan().get(), all);
      }
    }
  }

  private void add(int layer, LayerScan scan, List<Sighting> all) {
    Map<Integer, List<Secret>> inNames = scan.secretsInNames();
    Masker ownMasker = Masker.ofCandidates(scan.candidates());
    for (Candidate candidate : scan.candidates()) {
      if (candidate.place() instanceof Place.LayerEntry entry) {
        List<Secret> here = inNames.getOrDefault(entry.ordinal(), List.of());
        // As the scan is written down, so that one that was read again is the same.
        String stable = ownMasker.mask(entry.name(), here).normal().display();
        all.add(inLayer(candidate, entry, layer, scan, here, stable));
      } else {
        all.add(inLayer(candidate, layer, scan));
      }
    }
  }

  private Sighting inLayer(
      Candidate candidate,
      Place.LayerEntry entry,
      int layer,
      LayerScan scan,
      List<Secret> here,
      String stable) {
    MaskedText name = MaskedText.of(entry.name().bytes(), masker, here);
    Excerpt path = name.whole();
    String suffix = entry.aspect().suffix();
    Excerpt where = new Excerpt(path.masked() + suffix, path.clear() + suffix);
    Optional<Text> made = instructionOf(layer);
    Occurrence occurrence =
        occurrence(
            candidate,
            where,
            Optional.of(path),
            layer,
            scan,
            isImage ? overlay.of(layer, entry) : new Visibility.Visible());
    return new Sighting(
        candidate,
        occurrence,
        new Arrival(
            stages[layer],
            layer,
            entry.ordinal(),
            entry.aspect().ordinal(),
            "",
            candidate.secretSpan().start()),
        "file:" + stable + suffix,
        Fixes.forFile(
            masker.mask(entry.name(), here).normal().display(),
            made.map(text -> text.instruction().keyword()).orElse(""),
            candidate.rule().kind()));
  }

  /** In a blob that is no tar. */
  private Sighting inLayer(Candidate candidate, int layer, LayerScan scan) {
    String described = candidate.place().describe();
    return new Sighting(
        candidate,
        occurrence(
            candidate,
            MaskedText.of(described, masker, List.of()).whole(),
            Optional.empty(),
            layer,
            scan,
            new Visibility.Visible()),
        new Arrival(stages[layer], layer, 0, 0, described, candidate.secretSpan().start()),
        "blob",
        Fixes.forAnnotation());
  }

  private Occurrence occurrence(
      Candidate candidate,
      Excerpt where,
      Optional<Excerpt> path,
      int layer,
      LayerScan scan,
      Visibility visibility) {
    LayerUse use = stack.get(layer).use();
    Optional<Digest> digest = scan.digest().or(use::digest);
    Optional<Digest> diffId = scan.diffId().or(use::diffId);
    return new Occurrence(
        candidate.place(),
        where,
        path,
        OptionalInt.of(layer),
        digest,
        diffId,
        use.historyIndex(),
        instructionOf(layer).map(text -> text.shown().around(candidate.secret())),
        candidate.secretSpan(),
        candidate.region(),
        visibility);
  }

  /** The instruction that made a layer. */
  Optional<Text> instructionOf(int layer) {
    OptionalInt index = stack.get(layer).use().historyIndex();
    return index.isPresent() ? history.at(index.getAsInt()) : Optional.empty();
  }
}

package io.github.imagescan.attribute;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts the image around each candidate. */
final class Sightings {
  private final Masker masker;

  /** Of all that is secret: what only names a pair's other half may be shown. */
  private final Masker publicMasker;

  private final DocumentSightings documents;
  private final LayerSightings layers;

  Sightings(Manifest image, List<Candidate> metadata, List<LayerScanUse> stack) {
    masker = Masker.of(secrets(metadata, stack, rule -> true));
    publicMasker = Masker.of(secrets(metadata, stack, rule -> rule.kind() != Rule.Kind.PAIR_ID));
    List<HistoryEntry> entries = image instanceof Image of ? of.history() : List.of();
    HistoryTexts history = new HistoryTexts(entries, masker, metadata);
    documents = new DocumentSightings(metadata, masker, history, new ConfigNames(image.config()));
    layers = new LayerSightings(stack, image instanceof Image, masker, history);
  }

  private static List<Secret> secrets(
      List<Candidate> metadata, List<LayerScanUse> stack, Predicate<Rule> of) {
    Stream<LayerScan> scans = stack.stream().flatMap(use -> use.scan().stream());
    return Stream.concat(metadata.stream(), scans.flatMap(scan -> scan.candidates().stream()))
        .filter(candidate -> of.test(candidate.rule()))
        .map(Candidate::secret)
        .toList();
  }

  /** Takes every secret of the image out of text. */
  Masker masker() {
    return masker;
  }

  /** The half that is no secret, without what happens to be one. */
  String publicPart(String text) {
    return publicMasker.mask(text);
  }

  List<Sighting> all() {
    List<Sighting> all = new ArrayList<>();
    documents.addTo(all);
    layers.addTo(all);
    return all;
  }

  /** The instruction that made a layer, its secrets masked. */
  Optional<Excerpt> shownInstructionOf(int layer) {
    return layers.instructionOf(layer).map(text -> text.shown().whole());
  }
}

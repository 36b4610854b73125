package io.github.imagescan.attribute;

import io.github.imagescan.attribute.HistoryTexts.Text;
import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the image around each candidate. */
final class Sightings {
  private static final Visibility METADATA = new Visibility.MetadataOnly();

  private final boolean isImage;
  private final List<Candidate> metadata;
  private final List<LayerScanUse> stack;
  private final Masker masker;
  private final HistoryTexts history;
  private final ConfigNames config;
  private final Overlay overlay;
  private final int[] stages;

  Sightings(Manifest image, List<Candidate> metadata, List<LayerScanUse> stack) {
    this.isImage = image instanceof Image;
    this.metadata = metadata;
    this.stack = stack;
    this.masker = Masker.of(secrets(metadata, stack));
    this.history =
        new HistoryTexts(image instanceof Image of ? of.history() : List.of(), masker, metadata);
    this.config = new ConfigNames(image.config());
    this.overlay =
        new Overlay(stack.stream().map(use -> use.scan().map(LayerScan::entries)).toList());
    this.stages = stages(stack);
  }

  private static List<Secret> secrets(List<Candidate> metadata, List<LayerScanUse> stack) {
    List<Secret> secrets = new ArrayList<>();
    metadata.forEach(candidate -> secrets.add(candidate.secret()));
    for (LayerScanUse use : stack) {
      use.scan().ifPresent(scan -> scan.candidates().forEach(found -> secrets.add(found.secret())));
    }
    return secrets;
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

  List<Sighting> all() {
    List<Sighting> all = new ArrayList<>();
    Map<String, List<Secret>> byPointer = new HashMap<>();
    for (Candidate candidate : metadata) {
      byPointer
          .computeIfAbsent(candidate.place().toString(), place -> new ArrayList<>())
          .add(candidate.secret());
    }
    for (Candidate candidate : metadata) {
      all.add(inDocument(candidate, byPointer.get(candidate.place().toString())));
    }
    for (int layer = 0; layer < stack.size(); layer++) {
      if (stack.get(layer).scan().isPresent()) {
        addLayer(layer, stack.get(layer).scan().get(), all);
      }
    }
    return all;
  }

  private Sighting inDocument(Candidate candidate, List<Secret> here) {
    Place place = candidate.place();
    if (place instanceof Place.HistoryEntry entry) {
      return inHistory(candidate, entry);
    } else if (place instanceof Place.ConfigPointer pointer) {
      return inConfig(candidate, pointer.pointer(), here);
    } else if (place instanceof Place.Annotation annotation) {
      return document(
          candidate,
          masked(annotation.document() + " " + annotation.pointer(), here),
          Arrival.ANNOTATION,
          annotation.document() + annotation.pointer(),
          "annotation:"
              + annotation.document()
              + ":"
              + stable(ConfigNames.withoutNumbers(annotation.pointer()), here),
          Fixes.forAnnotation());
    } else if (place instanceof Place.DockerfileText) {
      return document(
          candidate,
          Excerpt.plain("Dockerfile"),
          Arrival.OTHER,
          "",
          "Dockerfile",
          Fixes.forDockerfile());
    }
    return document(
        candidate,
        masked(place.describe(), here),
        Arrival.OTHER,
        place.describe(),
        "other:" + stable(place.describe(), here),
        Fixes.forAnnotation());
  }

  private Sighting inHistory(Candidate candidate, Place.HistoryEntry entry) {
    Optional<Text> text = history.at(entry.index());
    boolean inArg = text.isPresent() && isInBuildArg(candidate.secret(), text.get());
    Occurrence occurrence =
        occurrence(
            candidate,
            Excerpt.plain(entry.describe()),
            OptionalInt.of(entry.index()),
            text.map(found -> found.shown().around(candidate.secret())));
    return new Sighting(
        candidate,
        occurrence,
        new Arrival(entry.index(), -1, 0, 0, "", candidate.secretSpan().start()),
        "history:" + text.map(Text::stable).orElse(""),
        Fixes.forInstruction(
            text.map(found -> found.instruction().keyword()).orElse(""),
            text.flatMap(found -> found.shown().assignedName(candidate.secret())),
            inArg));
  }

  private static boolean isInBuildArg(Secret secret, Text text) {
    return secret
        .value()
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .filter(
            value ->
                text.instruction().buildArgs().stream()
                    .anyMatch(arg -> arg.value().contains(value)))
        .isPresent();
  }

  private Sighting inConfig(Candidate candidate, String pointer, List<Secret> here) {
    OptionalInt entry = ConfigNames.history(pointer);
    Optional<String> variable = config.variable(pointer);
    Sighting sighting =
        document(
            candidate,
            masked(config.name(pointer), here),
            entry.isPresent() ? entry.getAsInt() : Arrival.CONFIG,
            pointer,
            "config:" + stable(config.stable(pointer), here),
            variable.isPresent() ? Fixes.forVariable(variable) : Fixes.forSetting(pointer));
    if (entry.isEmpty()) {
      return sighting;
    }
    Optional<Text> text = history.at(entry.getAsInt());
    return new Sighting(
        candidate,
        occurrence(
            candidate,
            sighting.occurrence().where(),
            entry,
            text.map(found -> found.shown().around(candidate.secret()))),
        sighting.arrival(),
        "history:"
            + pointer.substring(pointer.lastIndexOf('/'))
            + ":"
            + text.map(Text::stable).orElse(""),
        sighting.avoid());
  }

  private Sighting document(
      Candidate candidate,
      Excerpt where,
      int stage,
      String pointer,
      String stablePlace,
      String avoid) {
    return new Sighting(
        candidate,
        occurrence(candidate, where, OptionalInt.empty(), Optional.empty()),
        new Arrival(stage, -1, 0, 0, pointer, candidate.secretSpan().start()),
        stablePlace,
        avoid);
  }

  private static Occurrence occurrence(
      Candidate candidate, Excerpt where, OptionalInt historyIndex, Optional<Excerpt> instruction) {
    return new Occurrence(
        candidate.place(),
        where,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        historyIndex,
        instruction,
        candidate.secretSpan(),
        candidate.region(),
        METADATA);
  }

  private void addLayer(int layer, LayerScan scan, List<Sighting> all) {
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
            masked(described, List.of()),
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

  Optional<Excerpt> shownInstructionOf(int layer) {
    return instructionOf(layer).map(text -> text.shown().whole());
  }

  private Optional<Text> instructionOf(int layer) {
    OptionalInt index = stack.get(layer).use().historyIndex();
    return index.isPresent() ? history.at(index.getAsInt()) : Optional.empty();
  }

  private Excerpt masked(String text, List<Secret> here) {
    return MaskedText.of(text, masker, here).whole();
  }

  private String stable(String text, List<Secret> here) {
    return MaskedText.of(text, Masker.of(here), here).with("*");
  }
}

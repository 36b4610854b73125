package io.github.imagescan.attribute;

import io.github.imagescan.attribute.HistoryTexts.Text;
import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The candidates of history, config and annotations, each at its place. What is said of a place is
 * made once, for one text may hold thousands.
 */
final class DocumentSightings {
  private static final Visibility METADATA = new Visibility.MetadataOnly();

  private final Map<Place, List<Candidate>> byPlace = new LinkedHashMap<>();
  private final Masker masker;
  private final HistoryTexts history;
  private final ConfigNames config;

  DocumentSightings(
      List<Candidate> metadata, Masker masker, HistoryTexts history, ConfigNames config) {
    for (Candidate candidate : metadata) {
      byPlace.computeIfAbsent(candidate.place(), place -> new ArrayList<>()).add(candidate);
    }
    this.masker = masker;
    this.history = history;
    this.config = config;
  }

  void addTo(List<Sighting> all) {
    byPlace.forEach((place, candidates) -> add(place, candidates, all));
  }

  /** What is said of all candidates of one place in a document. */
  private record Spot(
      Excerpt where, int stage, String pointer, String stablePlace, Optional<Text> instruction) {}

  private void add(Place place, List<Candidate> candidates, List<Sighting> all) {
    List<Secret> here = candidates.stream().map(Candidate::secret).toList();
    Spot spot = spot(place, here);
    for (Candidate candidate : candidates) {
      all.add(
          new Sighting(
              candidate,
              occurrence(candidate, place, spot),
              new Arrival(spot.stage, -1, 0, 0, spot.pointer, candidate.secretSpan().start()),
              spot.stablePlace,
              avoid(candidate, place, spot)));
    }
  }

  private Spot spot(Place place, List<Secret> here) {
    if (place instanceof Place.HistoryEntry entry) {
      Optional<Text> text = history.at(entry.index());
      String stable = "history:" + text.map(Text::stable).orElse("");
      return new Spot(Excerpt.plain(entry.describe()), entry.index(), "", stable, text);
    } else if (place instanceof Place.ConfigPointer config) {
      return spot(config.pointer(), here);
    } else if (place instanceof Place.Annotation annotation) {
      String pointer = annotation.pointer();
      return new Spot(
          masked(annotation.document() + " " + pointer, here),
          Arrival.ANNOTATION,
          annotation.document() + pointer,
          "annotation:"
              + annotation.document()
              + ":"
              + stable(ConfigNames.withoutNumbers(pointer), here),
          Optional.empty());
    } else if (place instanceof Place.DockerfileText) {
      Excerpt where = Excerpt.plain("Dockerfile");
      return new Spot(where, Arrival.OTHER, "", "Dockerfile", Optional.empty());
    }
    String described = place.describe();
    return new Spot(
        masked(described, here),
        Arrival.OTHER,
        described,
        "other:" + stable(described, here),
        Optional.empty());
  }

  /** In the config; what it says of a history entry is a part of the history. */
  private Spot spot(String pointer, List<Secret> here) {
    Excerpt where = masked(config.name(pointer), here);
    OptionalInt entry = ConfigNames.history(pointer);
    if (entry.isEmpty()) {
      String stable = "config:" + stable(config.stable(pointer), here);
      return new Spot(where, Arrival.CONFIG, pointer, stable, Optional.empty());
    }
    Optional<Text> text = history.at(entry.getAsInt());
    String field = pointer.substring(pointer.lastIndexOf('/'));
    String stable = "history:" + field + ":" + text.map(Text::stable).orElse("");
    return new Spot(where, entry.getAsInt(), pointer, stable, text);
  }

  private static Occurrence occurrence(Candidate candidate, Place place, Spot spot) {
    boolean ofHistory = spot.stage < Arrival.CONFIG;
    return new Occurrence(
        place,
        spot.where,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        ofHistory ? OptionalInt.of(spot.stage) : OptionalInt.empty(),
        spot.instruction.map(text -> text.shown().around(candidate.secret())),
        candidate.secretSpan(),
        candidate.region(),
        METADATA);
  }

  private String avoid(Candidate candidate, Place place, Spot spot) {
    if (place instanceof Place.HistoryEntry) {
      return Fixes.forInstruction(
          spot.instruction.map(text -> text.instruction().keyword()).orElse(""),
          spot.instruction.flatMap(text -> text.shown().assignedName(candidate.secret())),
          spot.instruction.filter(text -> isInBuildArg(candidate.secret(), text)).isPresent());
    } else if (place instanceof Place.ConfigPointer config) {
      return ConfigNames.isVariable(config.pointer())
          ? Fixes.forVariable(variable(config.pointer()))
          : Fixes.forSetting(config.pointer());
    }
    return place instanceof Place.DockerfileText ? Fixes.forDockerfile() : Fixes.forAnnotation();
  }

  /** The name of a variable, unless it is a secret itself. */
  private Optional<String> variable(String pointer) {
    return config.variable(pointer).filter(name -> masker.mask(name).equals(name));
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

  private Excerpt masked(String text, List<Secret> here) {
    return MaskedText.of(text, masker, here).whole();
  }

  private static String stable(String text, List<Secret> here) {
    return MaskedText.of(text, Masker.of(here), here).with("*");
  }
}

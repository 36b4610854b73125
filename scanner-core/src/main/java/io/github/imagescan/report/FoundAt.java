package io.github.imagescan.report;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.place.Place;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sorts of places that reports speak of in different words. */
public enum FoundAt {
  /** The bytes of a file in a layer. */
  FILE,
  /** The name, link target or extended attributes of an entry of a layer. */
  ENTRY,
  /** An environment variable of the config. */
  ENV,
  /** Any other value of the config. */
  CONFIG,
  HISTORY,
  ANNOTATION,
  DOCKERFILE,
  /** The manifest, a blob, or nothing more exact. */
  OTHER;

  private static final Pattern HISTORY_POINTER =
      Pattern.compile("/history/(\\d{1,9})/.*", Pattern.DOTALL);

  /** The sort of a place, whatever it is in. */
  public static FoundAt of(Place place) {
    Place inner = innermost(place);
    if (inner instanceof Place.LayerEntry entry) {
      return entry.aspect() == Place.Aspect.CONTENT ? FILE : ENTRY;
    }
    if (historyEntry(inner).isPresent()) {
      return HISTORY;
    }
    if (inner instanceof Place.ConfigPointer config) {
      return config.pointer().startsWith("/config/Env/") ? ENV : CONFIG;
    }
    if (inner instanceof Place.Annotation) {
      return ANNOTATION;
    }
    return inner instanceof Place.DockerfileText ? DOCKERFILE : OTHER;
  }

  /**
   * Where a secret is set as an environment variable, if it is: of the places it stands at, that is
   * the one which counts, whatever put it there.
   */
  public static Optional<Occurrence> variable(Finding finding) {
    return finding.occurrences().stream().filter(at -> of(at.place()) == ENV).findFirst();
  }

  /** The history entry that a place is in: its instruction, or its comment or author. */
  public static OptionalInt historyEntry(Place place) {
    Place inner = innermost(place);
    if (inner instanceof Place.HistoryEntry entry) {
      return OptionalInt.of(entry.index());
    }
    if (inner instanceof Place.ConfigPointer config) {
      Matcher matcher = HISTORY_POINTER.matcher(config.pointer());
      if (matcher.matches()) {
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
      }
    }
    return OptionalInt.empty();
  }

  /** The place without the layer and the image around it. */
  public static Place innermost(Place place) {
    Place inner = place;
    while (true) {
      if (inner instanceof Place.InImage in) {
        inner = in.place();
      } else if (inner instanceof Place.InLayer in) {
        inner = in.place();
      } else {
        return inner;
      }
    }
  }
}

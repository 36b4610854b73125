package io.github.imagescan.report;

import io.github.imagescan.place.Place;

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

  /** The sort of a place, whatever it is in. */
  public static FoundAt of(Place place) {
    Place inner = innermost(place);
    if (inner instanceof Place.LayerEntry entry) {
      return entry.aspect() == Place.Aspect.CONTENT ? FILE : ENTRY;
    }
    if (inner instanceof Place.ConfigPointer config) {
      return config.pointer().startsWith("/config/Env/") ? ENV : CONFIG;
    }
    if (inner instanceof Place.HistoryEntry) {
      return HISTORY;
    }
    if (inner instanceof Place.Annotation) {
      return ANNOTATION;
    }
    return inner instanceof Place.DockerfileText ? DOCKERFILE : OTHER;
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

package io.github.imagescan.match;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;

/**
 * What a detector may know of the content it looks at.
 *
 * @param kind where text like this comes from
 * @param name the path, of a file; else a name that fits the kind ({@code Dockerfile}), or empty
 * @param place goes into every candidate
 * @param size number of bytes if known in advance, else -1
 */
public record ContentInfo(Kind kind, EntryName name, Place place, long size) {

  /** Where content comes from. */
  public enum Kind {
    FILE,
    /** A path, a link target, extended attributes. */
    ENTRY_METADATA,
    /** One {@code NAME=value} of the config's Env. */
    ENV,
    /** Any other string of the config, as {@code key=value} where it has a key. */
    CONFIG,
    HISTORY,
    ANNOTATION,
    DOCKERFILE
  }

  /**
   * Whether this is a place where a password-like name with a value is worth a medium confidence.
   */
  public boolean metadata() {
    return kind != Kind.FILE && kind != Kind.ENTRY_METADATA;
  }
}

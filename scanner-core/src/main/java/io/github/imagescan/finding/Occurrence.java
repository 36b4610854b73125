package io.github.imagescan.finding;

import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the places where a secret stands.
 *
 * @param place within the layer, the config, the history or an annotation; its names are not
 *     masked: show {@code where} instead
 * @param where the place for a person: a path, {@code ENV MYSQL_PASSWORD}, {@code history entry 3}
 * @param path of a file, as it stands in the layer; empty of anything else
 * @param layerIndex from 0, as in {@code rootfs.diff_ids}
 * @param layerDigest of the stored blob
 * @param historyIndex the history entry that put it there, from 0
 * @param instruction the instruction of that entry
 * @param span bytes of the secret, as offsets into the content at the place
 * @param region lines and columns of {@code span}
 */
public record Occurrence(
    Place place,
    Excerpt where,
    Optional<Excerpt> path,
    OptionalInt layerIndex,
    Optional<Digest> layerDigest,
    Optional<Digest> layerDiffId,
    OptionalInt historyIndex,
    Optional<Excerpt> instruction,
    Span span,
    Region region,
    Visibility visibility) {

  /** The same, with another visibility. */
  public Occurrence with(Visibility newVisibility) {
    return new Occurrence(
        place,
        where,
        path,
        layerIndex,
        layerDigest,
        layerDiffId,
        historyIndex,
        instruction,
        span,
        region,
        newVisibility);
  }

  /** Without the place: names in it may be secrets, and hold control characters. */
  @Override
  public String toString() {
    return "Occurrence[where="
        + where
        + ", layerIndex="
        + layerIndex
        + ", historyIndex="
        + historyIndex
        + ", instruction="
        + instruction
        + ", span="
        + span
        + ", region="
        + region
        + ", visibility="
        + visibility
        + "]";
  }
}

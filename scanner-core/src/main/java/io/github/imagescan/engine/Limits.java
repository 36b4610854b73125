package io.github.imagescan.engine;

import io.github.imagescan.content.UnpackLimits;

/**
 * What bounds a scan. Reaching one is a problem in the report, never silence.
 *
 * @param maxLayerSize most uncompressed bytes of a layer
 * @param maxRatio most uncompressed bytes for a stored one, counted after {@code ratioGrace}
 * @param ratioGrace uncompressed bytes up to which the ratio does not count
 * @param maxFindingsPerFile most candidates that are kept of one file
 * @param maxEntries most entries of a layer
 */
public record Limits(
    long maxLayerSize, long maxRatio, long ratioGrace, int maxFindingsPerFile, int maxEntries) {

  public Limits {
    if (maxLayerSize < 1 || maxRatio < 1 || maxFindingsPerFile < 1 || maxEntries < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  /** 64 GiB a layer, ratio 200 after the first GiB, 1,000 findings a file, 10 million entries. */
  public static Limits defaults() {
    return new Limits(64L << 30, 200, 1L << 30, 1_000, 10_000_000);
  }

  UnpackLimits unpack() {
    return new UnpackLimits(maxLayerSize, maxRatio, ratioGrace);
  }

  /**
   * Of an archive around layers: it may have any size, each of its layers has limits of its own.
   */
  UnpackLimits unpackOuter() {
    return new UnpackLimits(Long.MAX_VALUE, maxRatio, ratioGrace);
  }
}

package io.github.imagescan.content;

/**
 * How much unpacking may give.
 *
 * @param maxUnpacked bytes
 * @param maxRatio unpacked bytes for one stored byte
 * @param ratioFrom unpacked bytes that are free of the ratio: a small file of zeros packs very well
 */
public record UnpackLimits(long maxUnpacked, long maxRatio, long ratioFrom) {
  /** No limit that a file could reach. */
  public static final UnpackLimits NONE =
      new UnpackLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  public UnpackLimits {
    if (maxUnpacked < 0 || maxRatio < 1 || ratioFrom < 0) {
      throw new IllegalArgumentException(
          "not limits: " + maxUnpacked + ", " + maxRatio + ", " + ratioFrom);
    }
  }

  /** These limits, the ratio counted after the first GiB. */
  public static UnpackLimits of(long maxUnpacked, long maxRatio) {
    return new UnpackLimits(maxUnpacked, maxRatio, 1L << 30);
  }

  /** Whether a file of a tar has more holes than compressed bytes could have been. */
  public boolean exceededByHoles(EntryHeader file) {
    return ratioExceeded(file.storedSize(), file.size());
  }

  boolean ratioExceeded(long stored, long unpacked) {
    return unpacked > ratioFrom && unpacked / maxRatio > stored;
  }
}

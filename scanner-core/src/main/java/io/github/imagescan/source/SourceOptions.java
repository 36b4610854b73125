package io.github.imagescan.source;

import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.oci.Platform;
import java.util.Optional;

/**
 * How targets are opened.
 *
 * @param platform the one to scan; empty: all
 * @param imageName in place of the name that the target gives
 * @param maxSpool most bytes that standard input may take of the temporary folder
 * @param rereadable whether layers must be opened after {@code read}: nothing is passed by,
 *     standard input is spooled (for {@code cat})
 * @param outer limits of unpacking a compressed archive
 */
public record SourceOptions(
    Optional<Platform> platform,
    Optional<String> imageName,
    long maxSpool,
    boolean rereadable,
    UnpackLimits outer) {

  /** 20 GiB. */
  public static final long DEFAULT_MAX_SPOOL = 20L << 30;

  /** An archive may have any size, and be packed 200 to 1. */
  public SourceOptions(
      Optional<Platform> platform, Optional<String> imageName, long maxSpool, boolean rereadable) {
    this(platform, imageName, maxSpool, rereadable, UnpackLimits.of(Long.MAX_VALUE, 200));
  }

  /** All platforms, names as found, the default spool, one pass where possible. */
  public static SourceOptions defaults() {
    return new SourceOptions(Optional.empty(), Optional.empty(), DEFAULT_MAX_SPOOL, false);
  }

  /** The same, for reading layers after the images are known. */
  public SourceOptions reread() {
    return new SourceOptions(platform, imageName, maxSpool, true, outer);
  }

  /** The same, with other limits of unpacking a compressed archive. */
  public SourceOptions outer(UnpackLimits newOuter) {
    return new SourceOptions(platform, imageName, maxSpool, rereadable, newOuter);
  }
}

package io.github.imagescan.content;

import java.io.IOException;

/** Stored bytes cannot be unpacked further; what came before is good. */
public final class UnpackException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why it went no further. */
  public enum Kind {
    /** The stored bytes end too early. */
    TRUNCATED,
    /** The stored bytes are not what their format demands, or their checksum is wrong. */
    DAMAGED,
    /** What unpacks it does not work on this machine. */
    UNAVAILABLE,
    /** Unpacking would take more memory than is given to it. */
    WINDOW_TOO_LARGE,
    /** More unpacked bytes than {@link UnpackLimits#maxUnpacked}. */
    LIMIT,
    /** More unpacked bytes of a stored one than {@link UnpackLimits#maxRatio}. */
    RATIO
  }

  private final Kind kind;

  /**
   * What ended the unpacking.
   *
   * @param what in one clause without a full stop
   */
  public UnpackException(Kind kind, String what) {
    super(what);
    this.kind = kind;
  }

  /** Why it went no further. */
  public Kind kind() {
    return kind;
  }
}

package io.github.imagescan.content;

/** How stored bytes are compressed, by their first bytes and nothing else. */
public enum Compression {
  NONE,
  GZIP,
  ZSTD,
  XZ,
  BZIP2;

  /** The first bytes that {@link #of} looks at. */
  public static final int HEAD = 10;

  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b, 8};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] XZ_MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

  /** The digits of pi that begin a bzip2 block, and those of its root that end an empty stream. */
  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  /**
   * Recognises a compression.
   *
   * @param length how many bytes of {@code head} there are
   */
  public static Compression of(byte[] head, int length) {
    if (has(head, length, 0, GZIP_MAGIC)) {
      return GZIP;
    }
    if (has(head, length, 0, ZSTD_MAGIC) || isSkippableFrame(head, length)) {
      return ZSTD;
    }
    if (has(head, length, 0, XZ_MAGIC)) {
      return XZ;
    }
    return isBzip2(head, length) ? BZIP2 : NONE;
  }

  /** A zstd frame without content (RFC 8878, 3.1.2), magic 0x184D2A50 to 0x184D2A5F. */
  private static boolean isSkippableFrame(byte[] head, int length) {
    return length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  private static boolean isBzip2(byte[] head, int length) {
    return length >= HEAD
        && head[0] == 'B'
        && head[1] == 'Z'
        && head[2] == 'h'
        && head[3] >= '1'
        && head[3] <= '9'
        && (has(head, length, 4, BZIP2_BLOCK) || has(head, length, 4, BZIP2_END));
  }

  private static boolean has(byte[] head, int length, int at, byte[] magic) {
    if (length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[at + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** For messages: {@code gzip}. */
  @Override
  public String toString() {
    return this == NONE ? "uncompressed" : name().toLowerCase(java.util.Locale.ROOT);
  }
}

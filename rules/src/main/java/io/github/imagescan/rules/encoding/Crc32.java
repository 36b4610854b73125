package io.github.imagescan.rules.encoding;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** CRC-32 of IEEE 802.3 over Latin-1 text. */
public final class Crc32 {
  private Crc32() {}

  /** The checksum, 0 to 2^32 - 1. */
  public static long of(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }
}

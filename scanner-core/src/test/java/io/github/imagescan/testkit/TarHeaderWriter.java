package io.github.imagescan.testkit;

import java.nio.charset.StandardCharsets;

/** One header block of 512 bytes (POSIX.1-1988 ustar, or GNU's old form). */
final class TarHeaderWriter {
  private final byte[] block = new byte[512];

  TarHeaderWriter(byte[] name, char type, long size, int mode) {
    bytes(0, 100, name);
    octal(100, 8, mode);
    octal(108, 8, 0);
    octal(116, 8, 0);
    octal(124, 12, size);
    octal(136, 12, 0);
    block[156] = (byte) type;
    bytes(257, 8, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
  }

  private TarHeaderWriter() {}

  /** A block of zeros to fill in: an extension of GNU's sparse header. */
  static TarHeaderWriter blank() {
    return new TarHeaderWriter();
  }

  byte[] unsigned() {
    return block.clone();
  }

  TarHeaderWriter link(byte[] target) {
    bytes(157, 100, target);
    return this;
  }

  TarHeaderWriter prefix(byte[] prefix) {
    bytes(345, 155, prefix);
    return this;
  }

  /** GNU's magic, which has no prefix field. */
  TarHeaderWriter gnu() {
    bytes(257, 8, "ustar  \0".getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  TarHeaderWriter bytes(int at, int room, byte[] value) {
    System.arraycopy(value, 0, block, at, Math.min(room, value.length));
    return this;
  }

  /** Octal digits and a NUL; in base 256 where they do not fit, as GNU tar does. */
  TarHeaderWriter octal(int at, int room, long value) {
    String digits = Long.toOctalString(value);
    if (value >= 0 && digits.length() < room) {
      String padded = "0".repeat(room - 1 - digits.length()) + digits;
      return bytes(at, room, padded.getBytes(StandardCharsets.US_ASCII));
    }
    for (int i = 0; i < room; i++) {
      int shift = 8 * (room - 1 - i);
      block[at + i] = (byte) (shift >= 64 ? value >> 63 : value >> shift);
    }
    block[at] |= (byte) 0x80;
    return this;
  }

  byte[] finished() {
    for (int i = 148; i < 156; i++) {
      block[i] = ' ';
    }
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    return bytes(148, 8, digits).block.clone();
  }
}

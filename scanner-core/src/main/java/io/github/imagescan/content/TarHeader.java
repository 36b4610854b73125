package io.github.imagescan.content;

import java.util.Arrays;

/**
 * The fields of a header block of 512 bytes: v7, ustar (POSIX.1-1988), star and old GNU, which
 * share most of them.
 */
final class TarHeader {
  static final int BLOCK = 512;
  private static final byte[] ZEROS = new byte[BLOCK];
  private static final int PREFIX = 345;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  boolean isZero() {
    return Arrays.equals(block, ZEROS);
  }

  /**
   * Whether the checksum fits, as the sum of unsigned bytes or, as some old tars did, of signed
   * ones.
   */
  boolean checksumFits() {
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= 148 && i < 156 ? (byte) ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    long claimed = number(148, 8);
    return claimed == unsigned || claimed == signed;
  }

  char type() {
    return (char) (block[156] & 0xff);
  }

  /** The size field; -1 where it is no number that a size can be. */
  long size() {
    return number(124, 12);
  }

  byte[] name() {
    byte[] name = text(0, 100);
    byte[] prefix = hasPrefix() ? text(PREFIX, isStar() ? 131 : 155) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  byte[] linkName() {
    return text(157, 100);
  }

  /** The size with holes, in GNU's old sparse form. */
  long sparseRealSize() {
    return number(483, 12);
  }

  /** Whether an extension block with more of the sparse map follows. */
  boolean sparseMapGoesOn() {
    return block[482] != 0;
  }

  /** An octal number, or one in base 256 (GNU, star); -1 where it is neither, or is negative. */
  long number(int at, int length) {
    return number(block, at, length);
  }

  static long number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) != 0) {
      return binary(block, at, length);
    }
    int i = at;
    int end = at + length;
    while (i < end && (block[i] == ' ' || block[i] == 0)) {
      i++;
    }
    long value = 0;
    for (; i < end && block[i] != ' ' && block[i] != 0; i++) {
      if (block[i] < '0' || block[i] > '7') {
        return -1;
      }
      value = value << 3 | block[i] - '0';
    }
    return value;
  }

  private static long binary(byte[] block, int at, int length) {
    long value = block[at] & 0x7f;
    if ((value & 0x40) != 0) {
      return -1;
    }
    for (int i = at + 1; i < at + length; i++) {
      if (value >> 55 != 0) {
        return -1;
      }
      value = value << 8 | block[i] & 0xff;
    }
    return value;
  }

  private boolean hasPrefix() {
    return startsWith(257, "ustar\0");
  }

  private boolean isStar() {
    return startsWith(508, "tar\0");
  }

  private boolean startsWith(int at, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (block[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private byte[] text(int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, at, end);
  }
}

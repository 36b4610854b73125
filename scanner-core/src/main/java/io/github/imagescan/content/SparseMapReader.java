package io.github.imagescan.content;

import org.jspecify.annotations.Nullable;

/**
 * Reads the map that begins the content of a sparse file of form 1.0, byte by byte: the number of
 * regions, then each one's offset and length, a line each, filled up to 512 bytes.
 */
final class SparseMapReader {
  private final SparseMap map = new SparseMap();
  private long consumed;
  private long expected = -1;
  private long read;
  private long number;
  private boolean digits;
  private boolean broken;

  /** Takes the next byte; to be called until {@link #isDone}. */
  void take(byte b) {
    consumed++;
    if (broken || hasAll()) {
      return;
    }
    if (b >= '0' && b <= '9' && number <= (Long.MAX_VALUE - 9) / 10) {
      number = number * 10 + b - '0';
      digits = true;
    } else if (b == '\n' && digits) {
      line();
    } else {
      broken = true;
    }
  }

  private void line() {
    if (expected < 0) {
      broken = number > SparseMap.MAX_REGIONS;
      expected = 2 * number;
    } else {
      map.add(number);
      read++;
    }
    number = 0;
    digits = false;
  }

  private boolean hasAll() {
    return expected >= 0 && read == expected;
  }

  /** Whether the map is over, its filling included. */
  boolean isDone() {
    return (broken || hasAll()) && consumed % TarHeader.BLOCK == 0;
  }

  /** The map; null where it could not be read. */
  @Nullable SparseMap map() {
    return broken || !hasAll() ? null : map;
  }
}

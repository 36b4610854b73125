package io.github.imagescan.content;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which parts of a file a tar stores, the rest being holes (GNU tar manual, "Storing Sparse
 * Files"); also the place that reading has come to.
 */
final class SparseMap {
  /** More regions than this are not kept: 4 MiB of map. */
  static final int MAX_REGIONS = 1 << 18;

  private long[] numbers = new long[16];
  private int count;
  private int region;
  private long within;

  /** Adds a number: offsets and lengths in turn. Returns whether there was room for it. */
  boolean add(long number) {
    if (count == 2 * MAX_REGIONS) {
      return false;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
    return true;
  }

  /** Reads {@code offset,length,offset,length…}; empty where the text is not that. */
  static Optional<SparseMap> parse(byte[] commaSeparated) {
    SparseMap map = new SparseMap();
    int start = 0;
    for (int i = 0; i <= commaSeparated.length && commaSeparated.length > 0; i++) {
      if (i == commaSeparated.length || commaSeparated[i] == ',') {
        long number = PaxRecords.decimal(Arrays.copyOfRange(commaSeparated, start, i));
        if (number < 0 || !map.add(number)) {
          return Optional.empty();
        }
        start = i + 1;
      }
    }
    return Optional.of(map);
  }

  /** Whether regions are in order, apart, inside the file, and as long as what is stored. */
  boolean fits(long storedSize, long realSize) {
    long end = 0;
    long sum = 0;
    for (int i = 0; i + 1 < count; i += 2) {
      if (numbers[i] < end || numbers[i + 1] < 0 || numbers[i + 1] > realSize - numbers[i]) {
        return false;
      }
      end = numbers[i] + numbers[i + 1];
      sum += numbers[i + 1];
    }
    return count % 2 == 0 && sum == storedSize;
  }

  /** Where in the file the next stored byte belongs. */
  long position() {
    passEmptyRegions();
    return 2 * region < count ? numbers[2 * region] + within : Long.MAX_VALUE;
  }

  /** How many stored bytes follow without a hole between them. */
  long room() {
    passEmptyRegions();
    return 2 * region < count ? numbers[2 * region + 1] - within : 0;
  }

  /** Goes past stored bytes. */
  void advance(long bytes) {
    long left = bytes;
    while (left > 0) {
      long step = Math.min(left, room());
      within += step;
      left -= step;
    }
  }

  private void passEmptyRegions() {
    while (2 * region < count && within == numbers[2 * region + 1]) {
      region++;
      within = 0;
    }
  }
}

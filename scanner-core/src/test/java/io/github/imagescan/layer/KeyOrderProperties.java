package io.github.imagescan.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KeyOrderProperties {
  /** Keys of which the first bits are often the same, and some altogether. */
  private static long[] keys(long seed, int size) {
    Random random = new Random(seed);
    long first = random.nextLong() << 20;
    return random
        .longs(size)
        .map(key -> random.nextInt(3) > 0 ? first | key & 0x1f : key)
        .toArray();
  }

  private static int[] naive(long[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted((a, b) -> Long.compareUnsigned(keys[a], keys[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Property
  void theOrderIsThatOfAStableSort(@ForAll long seed, @ForAll @IntRange(max = 400) int size) {
    long[] keys = keys(seed, size);
    assertArrayEquals(naive(keys), KeyOrder.of(Arrays.copyOf(keys, size + 7), size));
  }

  @Example
  void twoKeysAHundredThousandTimesEachAreSortedSoon() {
    long[] keys = new long[400_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i < keys.length / 2 ? 1 : 0;
    }
    int[] order = KeyOrder.of(keys, keys.length);
    assertEquals(keys.length / 2, order[0]);
    assertEquals(0, order[keys.length / 2]);
  }

  @Property
  void aKeyIsNumberedOnce(@ForAll long seed, @ForAll @IntRange(max = 2_000) int size) {
    KeyNumbers numbers = new KeyNumbers();
    Set<Long> known = new HashSet<>();
    for (long key : keys(seed, size)) {
      int next = known.size();
      boolean isNew = known.add(key);
      assertEquals(isNew, numbers.add(key));
      if (isNew) {
        assertEquals(next, numbers.of(key));
      }
    }
    assertFalse(numbers.contains(7L) && !known.contains(7L));
    numbers.clear();
    known.forEach(key -> assertFalse(numbers.contains(key)));
  }
}

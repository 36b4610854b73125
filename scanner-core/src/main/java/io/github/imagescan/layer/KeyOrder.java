package io.github.imagescan.layer;

/**
 * The order of keys, unsigned; equal ones stay in the order in which they came.
 *
 * <p>Keys are hashes, which are spread evenly: a counting sort by their first bits leaves next to
 * nothing to do in its buckets. Names can be chosen whose hashes are not spread, so what is left in
 * a full bucket is merged.
 */
final class KeyOrder {
  /** The most that is sorted by insertion. */
  private static final int FEW = 16;

  private final long[] keys;
  private final int[] order;
  private int[] spare = new int[0];

  private KeyOrder(long[] keys, int size) {
    this.keys = keys;
    this.order = new int[size];
  }

  /** Indices of the first {@code size} keys, in order. */
  static int[] of(long[] keys, int size) {
    KeyOrder order = new KeyOrder(keys, size);
    order.sort();
    return order.order;
  }

  private void sort() {
    int size = order.length;
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(size));
    int shift = Long.SIZE - bits;
    int[] ends = new int[(1 << bits) + 1];
    for (int i = 0; i < size; i++) {
      ends[(int) (keys[i] >>> shift) + 1]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    for (int i = 0; i < size; i++) {
      order[ends[(int) (keys[i] >>> shift)]++] = i;
    }
    int from = 0;
    for (int bucket = 0; bucket < ends.length - 1; bucket++) {
      sort(from, ends[bucket]);
      from = ends[bucket];
    }
  }

  private void sort(int from, int to) {
    if (to - from <= FEW) {
      insert(from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle);
    sort(middle, to);
    merge(from, middle, to);
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int at = i;
      while (at > from && isLess(moved, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = moved;
    }
  }

  private void merge(int from, int middle, int to) {
    if (!isLess(order[middle], order[middle - 1])) {
      return;
    }
    int length = middle - from;
    if (spare.length < length) {
      spare = new int[length];
    }
    System.arraycopy(order, from, spare, 0, length);
    int left = 0;
    int right = middle;
    int at = from;
    while (left < length) {
      boolean takeRight = right < to && isLess(order[right], spare[left]);
      order[at++] = takeRight ? order[right++] : spare[left++];
    }
  }

  private boolean isLess(int a, int b) {
    return Long.compareUnsigned(keys[a], keys[b]) < 0;
  }
}

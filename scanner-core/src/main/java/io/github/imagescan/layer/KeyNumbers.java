package io.github.imagescan.layer;

import java.util.Arrays;

/**
 * Numbers keys of names in the order in which they come, from 0. A set and a map of millions of
 * hashes in twelve bytes each, where boxed ones would take a hundred.
 */
final class KeyNumbers {
  private static final int NONE = -1;

  private long[] keys = new long[64];
  private int[] numbers = filled(64);
  private int size;

  private static int[] filled(int length) {
    int[] numbers = new int[length];
    Arrays.fill(numbers, NONE);
    return numbers;
  }

  /** The number of a key; -1 of one that did not come. */
  int of(long key) {
    return numbers[slot(key)];
  }

  boolean contains(long key) {
    return of(key) != NONE;
  }

  /** Adds a key; false where it came before. */
  boolean add(long key) {
    int slot = slot(key);
    if (numbers[slot] != NONE) {
      return false;
    }
    keys[slot] = key;
    numbers[slot] = size++;
    if (size > keys.length / 2) {
      grow();
    }
    return true;
  }

  void clear() {
    Arrays.fill(numbers, NONE);
    size = 0;
  }

  /** Where the key is, or would be. Keys are mixed already, but their last bits may be chosen. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key ^ key >>> 32) * 0x9e3779b97f4a7c15L >>> 32) & mask;
    while (numbers[slot] != NONE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = filled(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}

package io.github.imagescan.match;

import java.util.Arrays;

/** Hits of the automaton in the order of their ends: a queue without objects. */
final class Hits {
  private int[] ends = new int[16];
  private int[] states = new int[16];
  private int first;
  private int size;

  void add(int end, int state) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      states = Arrays.copyOf(states, size * 2);
    }
    ends[size] = end;
    states[size++] = state;
  }

  void addAll(Hits other) {
    int count = other.size - other.first;
    if (size + count > ends.length) {
      int length = Math.max(ends.length * 2, size + count);
      ends = Arrays.copyOf(ends, length);
      states = Arrays.copyOf(states, length);
    }
    System.arraycopy(other.ends, other.first, ends, size, count);
    System.arraycopy(other.states, other.first, states, size, count);
    size += count;
  }

  boolean isEmpty() {
    return first == size;
  }

  int end() {
    return ends[first];
  }

  int state() {
    return states[first];
  }

  void removeFirst() {
    first++;
  }

  void clear() {
    first = 0;
    size = 0;
  }

  /** Moves what is left to the front, with ends lower by so many bytes. */
  void shift(int by) {
    int count = size - first;
    for (int i = 0; i < count; i++) {
      ends[i] = ends[first + i] - by;
      states[i] = states[first + i];
    }
    first = 0;
    size = count;
  }
}

package io.github.imagescan.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many byte strings looked for in one pass (Aho and Corasick, 1975): each byte of a text is looked
 * at a bounded number of times, whatever the strings are.
 *
 * <p>Of a long string only the first {@value #DEPTH} bytes are in the trie, which bounds its size;
 * a text that has these is compared with the rest byte by byte.
 */
final class ValueTrie {
  static final int DEPTH = 256;

  private static final int ROOT = 0;
  private static final int NONE = -1;

  /** A string and what it stands for; those of one node beyond the first are chained. */
  private record Value(byte[] bytes, Secret secret, int next) {}

  private int[] firstChild = new int[256];
  private int[] nextSibling = new int[256];
  private byte[] label = new byte[256];
  private int[] depth = new int[256];

  /** Node of the longest proper suffix that is in the trie. */
  private int[] fail = new int[256];

  /** First of the node's own values, or none. */
  private int[] own = new int[256];

  /** The nearest node on the way of {@link #fail} that has values, this one included. */
  private int[] output = new int[0];

  private final int[] fromRoot = new int[256];
  private final List<Value> values = new ArrayList<>();
  private int nodes = 1;

  ValueTrie() {
    Arrays.fill(fromRoot, NONE);
    firstChild[ROOT] = NONE;
    own[ROOT] = NONE;
  }

  void add(byte[] bytes, Secret secret) {
    int node = ROOT;
    for (int i = 0; i < Math.min(bytes.length, DEPTH); i++) {
      int child = child(node, bytes[i]);
      node = child != NONE ? child : newNode(node, bytes[i]);
    }
    if (node != ROOT) {
      values.add(new Value(bytes, secret, own[node]));
      own[node] = values.size() - 1;
    }
  }

  private int newNode(int parent, byte b) {
    if (nodes == label.length) {
      int longer = nodes * 2;
      firstChild = Arrays.copyOf(firstChild, longer);
      nextSibling = Arrays.copyOf(nextSibling, longer);
      label = Arrays.copyOf(label, longer);
      depth = Arrays.copyOf(depth, longer);
      fail = Arrays.copyOf(fail, longer);
      own = Arrays.copyOf(own, longer);
    }
    int node = nodes++;
    label[node] = b;
    depth[node] = depth[parent] + 1;
    firstChild[node] = NONE;
    own[node] = NONE;
    nextSibling[node] = firstChild[parent];
    firstChild[parent] = node;
    if (parent == ROOT) {
      fromRoot[b & 0xff] = node;
    }
    return node;
  }

  private int child(int node, byte b) {
    if (node == ROOT) {
      return fromRoot[b & 0xff];
    }
    int child = firstChild[node];
    while (child != NONE && label[child] != b) {
      child = nextSibling[child];
    }
    return child;
  }

  private int step(int from, byte b) {
    int node = from;
    while (true) {
      int child = child(node, b);
      if (child != NONE) {
        return child;
      }
      if (node == ROOT) {
        return ROOT;
      }
      node = fail[node];
    }
  }

  /** Ends the building; nothing is added any more. */
  void link() {
    output = new int[nodes];
    output[ROOT] = NONE;
    int[] queue = new int[nodes];
    int tail = 0;
    queue[tail++] = ROOT;
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      for (int child = firstChild[node]; child != NONE; child = nextSibling[child]) {
        fail[child] = node == ROOT ? ROOT : step(fail[node], label[child]);
        output[child] = own[child] != NONE ? child : output[fail[child]];
        queue[tail++] = child;
      }
    }
  }

  /** Decides whether a string that was found counts. */
  interface Filter {
    boolean accepts(int from, int to, Secret secret);
  }

  /**
   * Finds the strings in a text. What overlaps becomes one, in the name of the longest; so no byte
   * of any is left out.
   */
  List<Masker.Mask> find(byte[] text, Filter filter) {
    List<Masker.Mask> found = new ArrayList<>();
    // What comparing the rests of long strings may cost.
    long budget = 1_000_000 + 16L * text.length;
    int node = ROOT;
    for (int i = 0; i < text.length; i++) {
      node = step(node, text[i]);
      for (int at = output[node]; at != NONE; at = output[fail[at]]) {
        int from = i + 1 - depth[at];
        Value value = values.get(own[at]);
        int to = i + 1;
        if (depth[at] == DEPTH) {
          for (int v = own[at]; v != NONE && budget > 0; v = values.get(v).next()) {
            int agreed = agreement(text, from, values.get(v).bytes());
            budget -= agreed;
            if (from + agreed > to) {
              to = from + agreed;
              value = values.get(v);
            }
          }
          if (budget <= 0) {
            to = text.length; // Better all of it than a part of a secret.
          }
        }
        if (filter.accepts(from, to, value.secret())) {
          merge(found, new Masker.Mask(from, to, value.secret()));
          break; // The others that end here are within this one.
        }
      }
    }
    return found;
  }

  /** How many bytes from the index on are as in the value; the first ones are known to be. */
  private static int agreement(byte[] text, int from, byte[] value) {
    int most = Math.min(value.length, text.length - from);
    int length = DEPTH;
    while (length < most && text[from + length] == value[length]) {
      length++;
    }
    return length;
  }

  private static void merge(List<Masker.Mask> found, Masker.Mask next) {
    Masker.Mask merged = next;
    while (!found.isEmpty() && found.get(found.size() - 1).to() > merged.from()) {
      Masker.Mask last = found.remove(found.size() - 1);
      merged =
          new Masker.Mask(
              Math.min(last.from(), merged.from()),
              Math.max(last.to(), merged.to()),
              last.to() - last.from() >= merged.to() - merged.from()
                  ? last.secret()
                  : merged.secret());
    }
    found.add(merged);
  }
}

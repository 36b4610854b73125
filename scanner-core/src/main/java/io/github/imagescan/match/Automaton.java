package io.github.imagescan.match;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many texts in one pass, ASCII letters in either case (Aho and Corasick, 1975).
 *
 * <p>The plain version follows a trie and, where it has no branch, the failure links: a loop in a
 * loop. Here every state has a row for every byte, so that a step is one load. Bytes that no text
 * holds share a column, states are numbered by where their row begins, and a state in which a text
 * ends has the sign bit set. The steps of one text depend on each other, a load's latency each; so
 * a block is read as four texts at once, each starting early enough to see what crosses its seam.
 */
final class Automaton {
  private static final int LANES = 4;
  private static final int HIT = 0x8000_0000;
  private static final int[] NONE = {};

  private final int[] columns = new int[256];
  private final int width;
  private final int[] next;
  private final int[][] outputs;
  private final int[] lengths;
  private final int longest;

  /** An automaton for these texts, which are distinct, not empty, and without upper-case ASCII. */
  Automaton(List<byte[]> texts) {
    lengths = texts.stream().mapToInt(text -> text.length).toArray();
    longest = Arrays.stream(lengths).max().orElse(1);
    width = assignColumns(texts);
    int rows = 1 + Arrays.stream(lengths).sum();
    int[] trie = new int[rows * width];
    int[][] ends = new int[rows][];
    int used = 1;
    for (int id = 0; id < texts.size(); id++) {
      int row = 0;
      for (byte b : texts.get(id)) {
        int cell = row * width + columns[b & 0xff];
        if (trie[cell] == 0) {
          trie[cell] = used++;
        }
        row = trie[cell];
      }
      ends[row] = new int[] {id};
    }
    outputs = Arrays.copyOf(ends, used);
    next = Arrays.copyOf(trie, used * width);
    link();
  }

  private int assignColumns(List<byte[]> texts) {
    int used = 1;
    for (byte[] text : texts) {
      for (byte b : text) {
        int c = b & 0xff;
        if (columns[c] == 0) {
          columns[c] = used++;
          if (c >= 'a' && c <= 'z') {
            columns[c - 'a' + 'A'] = columns[c];
          }
        }
      }
    }
    return used;
  }

  /** Fills the rows, breadth first, so that the row a failure leads to is always complete. */
  private void link() {
    int[] failure = new int[outputs.length];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int row = queue.remove();
      int[] inherited = row == 0 ? null : outputs[failure[row]];
      if (inherited != null) {
        outputs[row] = joined(outputs[row], inherited);
      }
      for (int column = 0; column < width; column++) {
        int cell = row * width + column;
        int child = next[cell];
        int fallback = row == 0 ? 0 : next[failure[row] * width + column];
        if (child == 0) {
          next[cell] = fallback;
        } else {
          failure[child] = fallback;
          queue.add(child);
        }
      }
    }
    for (int cell = 0; cell < next.length; cell++) {
      int row = next[cell];
      next[cell] = row * width | (outputs[row] == null ? 0 : HIT);
    }
  }

  private static int[] joined(int[] own, int[] inherited) {
    if (own == null) {
      return inherited;
    }
    int[] both = Arrays.copyOf(own, own.length + inherited.length);
    System.arraycopy(inherited, 0, both, own.length, inherited.length);
    return both;
  }

  /** The length of the longest text. */
  int longest() {
    return longest;
  }

  /** The length of the text with this number. */
  int length(int id) {
    return lengths[id];
  }

  /** The numbers of the texts that end where the automaton is in this state, longest first. */
  int[] outputs(int state) {
    int[] ids = outputs[state / width];
    return ids == null ? NONE : ids;
  }

  /** Buffers for {@link #scan}, for one thread. */
  static Hits[] lanes() {
    Hits[] lanes = new Hits[LANES];
    Arrays.setAll(lanes, lane -> new Hits());
    return lanes;
  }

  /**
   * Adds the hits that end after {@code from} and not after {@code to}; they may begin before
   * {@code from}, not before {@code lowest}.
   */
  void scan(byte[] bytes, int lowest, int from, int to, Hits out, Hits[] lanes) {
    int quarter = (to - from) / LANES;
    if (quarter < 4 * longest) {
      single(bytes, from, to, warm(bytes, lowest, from), out);
      return;
    }
    for (Hits lane : lanes) {
      lane.clear();
    }
    four(bytes, lowest, from, quarter, to, lanes);
    for (Hits lane : lanes) {
      out.addAll(lane);
    }
  }

  /** The state at the index, of a text that begins as late as no hit needs it earlier. */
  private int warm(byte[] bytes, int lowest, int at) {
    int state = 0;
    for (int i = Math.max(lowest, at - (longest - 1)); i < at; i++) {
      state = next[(state & ~HIT) + columns[bytes[i] & 0xff]];
    }
    return state & ~HIT;
  }

  private void single(byte[] bytes, int from, int to, int start, Hits out) {
    int[] rows = next;
    int[] classes = columns;
    int state = start;
    for (int i = from; i < to; i++) {
      state = rows[state + classes[bytes[i] & 0xff]];
      if (state < 0) {
        state &= ~HIT;
        out.add(i + 1, state);
      }
    }
  }

  private void four(byte[] bytes, int lowest, int from, int quarter, int to, Hits[] lanes) {
    int[] rows = next;
    int[] classes = columns;
    int b = from + quarter;
    int c = b + quarter;
    int d = c + quarter;
    int s0 = warm(bytes, lowest, from);
    int s1 = warm(bytes, lowest, b);
    int s2 = warm(bytes, lowest, c);
    int s3 = warm(bytes, lowest, d);
    for (int i = 0; i < quarter; i++) {
      s0 = rows[s0 + classes[bytes[from + i] & 0xff]];
      s1 = rows[s1 + classes[bytes[b + i] & 0xff]];
      s2 = rows[s2 + classes[bytes[c + i] & 0xff]];
      s3 = rows[s3 + classes[bytes[d + i] & 0xff]];
      if ((s0 | s1 | s2 | s3) < 0) {
        s0 = noted(s0, from + i, lanes[0]);
        s1 = noted(s1, b + i, lanes[1]);
        s2 = noted(s2, c + i, lanes[2]);
        s3 = noted(s3, d + i, lanes[3]);
      }
    }
    single(bytes, d + quarter, to, s3, lanes[3]);
  }

  private static int noted(int state, int index, Hits lane) {
    if (state >= 0) {
      return state;
    }
    lane.add(index + 1, state & ~HIT);
    return state & ~HIT;
  }
}

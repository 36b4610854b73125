package io.github.imagescan.match;

import io.github.imagescan.place.Region;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts lines and columns of one content as {@link Region} defines them, no further than asked.
 *
 * <p>It stands at an anchor, behind which the bytes may be gone, and remembers the last place it
 * was asked for. Bytes are given as a block and the {@code shift} by which a position in the
 * content is greater than the index in the block.
 */
final class Lines {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long TOP_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = ~TOP_BITS;
  private static final long LINE_FEEDS = 0x0a0a_0a0a_0a0a_0a0aL;

  private Point anchor = Point.START;
  private Point last = Point.START;

  private record Point(long position, int line, int column) {
    static final Point START = new Point(0, 1, 1);
  }

  /** Moves the anchor: nothing before this position will be asked for again. */
  void advance(byte[] block, long shift, long position) {
    anchor = at(block, shift, position);
  }

  /** Moves the anchor over a gap, if there is one: its bytes are zeros, each a column. */
  void skipTo(long position) {
    if (position > anchor.position && position > last.position) {
      long gap = position - anchor.position;
      anchor = new Point(position, anchor.line, clamp(anchor.column + gap));
      last = anchor;
    }
  }

  /** The region of the bytes from one position up to another. */
  Region region(byte[] block, long shift, long start, long end) {
    Point from = at(block, shift, start);
    Point to = at(block, shift, end);
    last = from;
    return new Region(from.line, from.column, to.line, to.column);
  }

  private Point at(byte[] block, long shift, long position) {
    Point base = position >= last.position && last.position >= anchor.position ? last : anchor;
    int from = (int) (base.position - shift);
    int to = (int) (position - shift);
    int feeds = lineFeeds(block, from, to);
    if (feeds == 0) {
      last = new Point(position, base.line, clamp((long) base.column + starts(block, from, to)));
    } else {
      int lineStart = to;
      while (block[lineStart - 1] != '\n') {
        lineStart--;
      }
      last =
          new Point(
              position, clamp((long) base.line + feeds), clamp(1L + starts(block, lineStart, to)));
    }
    return last;
  }

  private static int clamp(long count) {
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  static int lineFeeds(byte[] block, int from, int to) {
    int count = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(block, i) ^ LINE_FEEDS;
      // The top bit of a byte is set where the byte is zero; no carry leaves a byte.
      count += Long.bitCount(~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS));
    }
    for (; i < to; i++) {
      count += block[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** The number of bytes that begin a character: all but 10xxxxxx. */
  static int starts(byte[] block, int from, int to) {
    int continuing = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(block, i);
      continuing += Long.bitCount(word & ~word << 1 & TOP_BITS);
    }
    for (; i < to; i++) {
      continuing += (block[i] & 0xc0) == 0x80 ? 1 : 0;
    }
    return to - from - continuing;
  }
}

package io.github.imagescan.place;

/**
 * A run of bytes of some content, half-open.
 *
 * @param start offset of the first byte, from 0
 * @param end offset after the last byte, at least {@code start}
 */
public record Span(long start, long end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** The number of bytes. */
  public long length() {
    return end - start;
  }

  /** Whether the two share a byte. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Whether every byte of the other is one of this. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}

package io.github.imagescan.match;

/**
 * Matches a stream of bytes of which parts are contents: an uncompressed layer with its files.
 *
 * <p>The caller reads bytes into {@link #block()} from {@link #fillFrom()} up to {@link #fillTo()},
 * says with {@link #begin}, {@link #content} and {@link #end} which of the new bytes belong to
 * what, and then, with {@link #filled}, how far it filled. Indices of the block are good until
 * then: what the next window may need is moved to the front. Contents never nest. Candidates come
 * in the order of contents, some time after a content's end; of one content, in the order of their
 * bytes.
 */
public final class StreamMatch {
  StreamMatch() {}

  /** Where new bytes go; the same array for the whole stream. */
  public byte[] block() {
    return new byte[1 << 20];
  }

  /** Index of the first byte to fill. */
  public int fillFrom() {
    return 0;
  }

  /** Index after the last byte to fill; greater than {@link #fillFrom()}. */
  public int fillTo() {
    return 1 << 20;
  }

  /** A content begins. */
  public void begin(ContentInfo info) {}

  /**
   * New bytes of the current content.
   *
   * @param from index of the first of them in the block
   * @param to index after the last
   * @param position offset of the first in the content; greater than where the last ones ended
   *     where the content has a gap (a sparse file)
   */
  public void content(int from, int to, long position) {}

  /** The current content is over. */
  public void end() {}

  /** All new bytes end here. */
  public void filled(int to) {}

  /** No more bytes: what is left is decided now. */
  public void finish() {}
}

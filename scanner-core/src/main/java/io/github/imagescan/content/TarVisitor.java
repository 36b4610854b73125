package io.github.imagescan.content;

/** Is told what a {@link TarWalker} comes upon, in order. */
public interface TarVisitor {
  /**
   * An entry begins; every entry is followed by any number of {@link #bytes} and one {@link #end}.
   */
  void entry(EntryHeader header);

  /**
   * Content of the current entry, as a part of the caller's own block.
   *
   * @param position offset of the first of these bytes in the file as it would be on disk (of a
   *     sparse file, holes count)
   */
  void bytes(byte[] block, int from, int to, long position);

  /** The current entry is over. */
  void end();

  /**
   * Something no tool would write, told while reading on: a header with a wrong checksum that was
   * skipped, a size that is no number.
   */
  default void odd(String what) {}
}

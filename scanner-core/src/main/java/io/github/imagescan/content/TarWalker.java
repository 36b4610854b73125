package io.github.imagescan.content;

import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.place.EntryName;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar that is pushed in, in pieces of any size: the same bytes make the same calls, however
 * they are cut. Memory is bounded whatever the tar says of itself.
 *
 * <p>Known: v7, ustar, PAX (local and global), star, GNU (long names, base 256, sparse files of all
 * four forms). Decisions where the formats leave one:
 *
 * <ul>
 *   <li>A header with a wrong checksum is odd; the following blocks are tried until one is a
 *       header. Meanwhile zeros do not end the archive, since they may be somebody's content.
 *   <li>Two blocks of zeros end the archive. What follows is not read; if it is not zeros, that is
 *       odd. A lone block of zeros is passed over.
 *   <li>Links, folders and devices have no content. One that names a size is followed by it only if
 *       the next block is no header.
 *   <li>A global PAX header says nothing of any entry, as container runtimes have it; its records
 *       are told once, as attributes of the entry that follows. {@code GNU.sparse.name} is a name
 *       only of a sparse file.
 * </ul>
 */
public final class TarWalker {
  /** Headers that describe the next entry are read up to this many bytes; longer ones are odd. */
  static final int MAX_DESCRIPTION = 1 << 20;

  /** Larger ones are no sizes; also keeps sums from overflowing. */
  private static final long MAX_SIZE = Long.MAX_VALUE >> 1;

  private static final int MAX_ODD = 100;
  private static final byte[] ZEROS = new byte[1 << 13];

  /** How a tar ended. */
  public enum End {
    /** With its two blocks of zeros. */
    CLEAN,
    /** After a whole entry, but without the end blocks, or without the last padding. */
    NO_END_BLOCKS,
    /** A header with a wrong checksum made it necessary to search for the next. */
    DAMAGED,
    /** Inside an entry, or inside what describes one. */
    TRUNCATED,
    /** There was no header at all. */
    NOT_TAR
  }

  private enum State {
    HEADER,
    /** Content of a header that describes the next entry. */
    DESCRIPTION,
    /** Further blocks of an old GNU sparse map. */
    SPARSE_EXTENSION,
    /** The map at the start of a sparse file's content. */
    SPARSE_MAP,
    CONTENT,
    /** Bytes that are passed over: padding, a description that is too long. */
    SKIP,
    /** A link with a size: the next block says whether content follows. */
    DOUBT,
    END
  }

  private final TarVisitor visitor;
  private final byte[] block = new byte[TarHeader.BLOCK];
  private final TarHeader header = new TarHeader(block);
  private State state = State.HEADER;
  private int filled;
  private long position;
  private long left;
  private int padding;

  private int entries;
  private boolean open;
  private long contentSize;
  private long realSize;
  private long written;
  private @Nullable SparseMap sparse;
  private @Nullable SparseMapReader sparseReader;

  private final TarDescriptions next = new TarDescriptions(this::odd);
  private char descriptionType;
  private byte[] description = new byte[0];

  private int zeroBlocks;
  private boolean headerSeen;
  private boolean lost;
  private boolean damaged;
  private boolean dataAfterEnd;
  private int oddities;

  /** A walker that tells the visitor. */
  public TarWalker(TarVisitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Whether these bytes begin a tar: its first block, of 512 bytes, is a header.
   *
   * @param length how many bytes of {@code head} there are
   */
  public static boolean isTar(byte[] head, int length) {
    if (length < TarHeader.BLOCK) {
      return false;
    }
    TarHeader first = new TarHeader(Arrays.copyOf(head, TarHeader.BLOCK));
    return !first.isZero() && first.checksumFits();
  }

  /** Bytes taken so far; within {@link TarVisitor#entry}, the offset of the entry's content. */
  public long position() {
    return position;
  }

  /** How many of the next bytes can be fed without coming past a block, a content or a header. */
  long stride() {
    return switch (state) {
      case CONTENT, SKIP -> left;
      case DESCRIPTION -> description.length - filled;
      case SPARSE_MAP -> 1;
      case HEADER, SPARSE_EXTENSION, DOUBT -> TarHeader.BLOCK - filled;
      case END -> Long.MAX_VALUE;
    };
  }

  /** Whether the next byte begins an entry, or what describes one. */
  boolean isBetweenEntries() {
    return state == State.HEADER && filled == 0 && !next.isPending();
  }

  /** Whether the end blocks were read. */
  boolean isOver() {
    return state == State.END;
  }

  /** Takes the bytes of {@code [from, to)}. */
  public void feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at = step(bytes, at, to);
    }
  }

  private int step(byte[] bytes, int at, int to) {
    switch (state) {
      case CONTENT -> {
        int end = (int) Math.min(to, at + left);
        position += end - at;
        left -= end - at;
        deliver(bytes, at, end);
        if (left == 0) {
          endEntry();
        }
        return end;
      }
      case SKIP -> {
        int end = (int) Math.min(to, at + left);
        skip(end - at);
        return end;
      }
      case SPARSE_MAP -> {
        position++;
        left--;
        sparseMapByte(bytes[at]);
        return at + 1;
      }
      case DESCRIPTION -> {
        int end = Math.min(to, at + description.length - filled);
        System.arraycopy(bytes, at, description, filled, end - at);
        position += end - at;
        filled += end - at;
        if (filled == description.length) {
          next.describe(descriptionType, description);
          skipNext(padding);
        }
        return end;
      }
      case END -> {
        position += to - at;
        afterEnd(bytes, at, to);
        return to;
      }
      default -> {
        int end = Math.min(to, at + TarHeader.BLOCK - filled);
        System.arraycopy(bytes, at, block, filled, end - at);
        position += end - at;
        filled += end - at;
        if (filled == TarHeader.BLOCK) {
          filled = 0;
          block();
        }
        return end;
      }
    }
  }

  /**
   * How many of the next bytes are content or padding: a caller who can seek may {@link #skip} as
   * many, or fewer, instead of feeding them.
   */
  public long skippable() {
    if (state == State.CONTENT) {
      return left + padding;
    }
    return state == State.SKIP ? left : 0;
  }

  /** Passes over at most {@link #skippable} bytes; the visitor is not told of them. */
  public void skip(long bytes) {
    if (bytes > skippable()) {
      throw new IllegalArgumentException("cannot skip " + bytes + " of " + skippable() + " bytes");
    }
    long rest = bytes;
    if (state == State.CONTENT) {
      long content = Math.min(rest, left);
      position += content;
      left -= content;
      rest -= content;
      written += content;
      if (sparse != null) {
        sparse.advance(content);
      }
      if (left == 0) {
        endEntry();
      }
    }
    if (state == State.SKIP) {
      position += rest;
      left -= rest;
      if (left == 0) {
        state = State.HEADER;
      }
    }
  }

  /** Says that there are no more bytes, ends an open entry, and tells how the tar ended. */
  public End finish() {
    boolean cut = isCut();
    if (open) {
      closeEntry();
    }
    if (!headerSeen && (lost || cut)) {
      return End.NOT_TAR;
    }
    if (cut) {
      return End.TRUNCATED;
    }
    if (damaged) {
      return End.DAMAGED;
    }
    return state == State.END ? End.CLEAN : End.NO_END_BLOCKS;
  }

  private boolean isCut() {
    return switch (state) {
      case HEADER -> next.isPending() || !isZero(block, 0, filled);
      case DOUBT -> !isZero(block, 0, filled) && !lastContentInDoubt();
      case SKIP -> next.isPending();
      case END -> false;
      case CONTENT, DESCRIPTION, SPARSE_EXTENSION, SPARSE_MAP -> true;
    };
  }

  /** Content of a link, cut off without its padding at the end of the tar. */
  private boolean lastContentInDoubt() {
    if (filled < contentSize) {
      return false;
    }
    deliver(block, 0, (int) contentSize);
    return true;
  }

  private void block() {
    if (state == State.SPARSE_EXTENSION) {
      sparseExtension();
      return;
    }
    if (header.isZero()) {
      zeroBlock();
    } else if (header.checksumFits()) {
      endDoubt();
      header();
    } else if (state == State.DOUBT) {
      odd("content after an entry of a kind that has none");
      startContent(contentSize);
      int part = (int) Math.min(contentSize, TarHeader.BLOCK);
      left -= part;
      deliver(block, 0, part);
      if (left == 0) {
        endEntry();
        skipNext(0);
      }
    } else {
      lose();
    }
  }

  private void zeroBlock() {
    endDoubt();
    if (lost) {
      return;
    }
    zeroBlocks++;
    if (zeroBlocks == 2) {
      state = State.END;
    }
  }

  private void endDoubt() {
    if (state == State.DOUBT) {
      closeEntry();
      state = State.HEADER;
    }
  }

  private void lose() {
    next.clear();
    if (!lost) {
      lost = true;
      damaged = true;
      odd("a header with a wrong checksum at byte " + (position - TarHeader.BLOCK));
    }
  }

  private void header() {
    if (zeroBlocks == 1) {
      odd("a lone block of zeros between entries");
    }
    zeroBlocks = 0;
    lost = false;
    headerSeen = true;
    char type = header.type();
    switch (type) {
      case 'x', 'X', 'g', 'L', 'K' -> description(type);
      default -> entry(type);
    }
  }

  private void description(char type) {
    long size = header.size();
    if (size < 0 || size > MAX_SIZE) {
      odd("a header whose size is no number");
      return;
    }
    padding = padding(size);
    if (size > MAX_DESCRIPTION) {
      odd("a header of " + size + " bytes that describes the next entry; it was not read");
      skipNext(size + padding);
      return;
    }
    descriptionType = type;
    description = new byte[(int) size];
    filled = 0;
    state = State.DESCRIPTION;
    if (size == 0) {
      next.describe(type, description);
      skipNext(0);
    }
  }

  private void entry(char type) {
    Kind kind = kind(type);
    contentSize = next.size(header.size());
    if (contentSize < 0 || contentSize > MAX_SIZE) {
      odd("an entry whose size is no number");
      contentSize = 0;
    }
    boolean sparseFile = kind == Kind.FILE && next.isSparse() || type == 'S';
    realSize = sparseFile ? next.realSize(type == 'S' ? header.sparseRealSize() : -1) : -1;
    if (realSize < 0) {
      realSize = contentSize;
    }
    boolean bodiless = kind != Kind.FILE && type != 'D' && !isFolderByName(type);
    EntryHeader told =
        new EntryHeader(
            entries++,
            EntryName.of(next.name(header.name())),
            kind,
            kind == Kind.SYMLINK || kind == Kind.HARDLINK
                ? Optional.of(EntryName.of(next.linkName(header.linkName())))
                : Optional.empty(),
            bodiless ? 0 : realSize,
            bodiless ? 0 : contentSize,
            next.attributes());
    boolean mapInContent = kind == Kind.FILE && next.isSparseMapInContent();
    sparse = kind == Kind.FILE && type != 'S' ? next.sparseMap() : null;
    next.clear();
    written = 0;
    padding = padding(contentSize);
    open = true;
    visitor.entry(told);
    if (bodiless) {
      doubtIfSized();
    } else if (type == 'S') {
      oldSparse();
    } else if (mapInContent) {
      sparseReader = new SparseMapReader();
      left = contentSize;
      state = State.SPARSE_MAP;
      if (left == 0) {
        startContent(0);
      }
    } else {
      startContent(contentSize);
    }
  }

  private Kind kind(char type) {
    return switch (type) {
      case '1' -> Kind.HARDLINK;
      case '2' -> Kind.SYMLINK;
      case '3', '4', '6', 'V' -> Kind.OTHER;
      case '5', 'D' -> Kind.DIRECTORY;
      default -> isFolderByName(type) ? Kind.DIRECTORY : Kind.FILE;
    };
  }

  /** Before ustar, a folder was a file whose name ends with a slash. */
  private boolean isFolderByName(char type) {
    if (type != 0) {
      return false;
    }
    byte[] name = next.name(header.name());
    return name.length > 0 && name[name.length - 1] == '/';
  }

  private void doubtIfSized() {
    if (contentSize == 0) {
      closeEntry();
      state = State.HEADER;
    } else {
      state = State.DOUBT;
    }
  }

  private void oldSparse() {
    sparse = new SparseMap();
    sparseNumbers(386, 4);
    if (header.sparseMapGoesOn()) {
      state = State.SPARSE_EXTENSION;
    } else {
      startContent(contentSize);
    }
  }

  private void sparseExtension() {
    boolean goesOn = block[504] != 0;
    sparseNumbers(0, 21);
    if (!goesOn) {
      startContent(contentSize);
    }
  }

  /** Takes over pairs of offset and length; an empty field ends them. */
  private void sparseNumbers(int at, int pairs) {
    for (int i = 0; i < pairs; i++) {
      int pair = at + 24 * i;
      if (sparse == null || block[pair] == 0 && block[pair + 12] == 0) {
        return;
      }
      long offset = header.number(pair, 12);
      long length = header.number(pair + 12, 12);
      if (offset < 0 || length < 0 || !(sparse.add(offset) && sparse.add(length))) {
        odd("a map of holes that cannot be read");
        sparse = null;
      }
    }
  }

  private void sparseMapByte(byte b) {
    SparseMapReader reader = sparseReader;
    if (reader == null) {
      throw new IllegalStateException("no map is being read");
    }
    reader.take(b);
    if (reader.isDone() || left == 0) {
      sparse = reader.map();
      if (sparse == null) {
        odd("a map of holes that cannot be read");
      }
      sparseReader = null;
      startContent(left);
    }
  }

  private void startContent(long size) {
    left = size;
    if (sparse != null && !sparse.fits(size, realSize)) {
      odd("a map of holes that does not fit the entry's size");
      sparse = null;
    }
    state = State.CONTENT;
    if (size == 0) {
      endEntry();
    }
  }

  private void deliver(byte[] bytes, int from, int to) {
    SparseMap map = sparse;
    if (map == null) {
      visitor.bytes(bytes, from, to, written);
      written += to - from;
      return;
    }
    int at = from;
    while (at < to) {
      int end = (int) Math.min(to, at + map.room());
      visitor.bytes(bytes, at, end, map.position());
      map.advance(end - at);
      at = end;
    }
  }

  private void endEntry() {
    closeEntry();
    skipNext(padding);
  }

  private void closeEntry() {
    open = false;
    sparse = null;
    visitor.end();
  }

  private void skipNext(long bytes) {
    filled = 0;
    left = bytes;
    state = bytes == 0 ? State.HEADER : State.SKIP;
  }

  private void afterEnd(byte[] bytes, int from, int to) {
    if (!dataAfterEnd && !isZero(bytes, from, to)) {
      dataAfterEnd = true;
      odd("data after the end of the archive; it was not read");
    }
  }

  private static int padding(long size) {
    return (int) (-size & TarHeader.BLOCK - 1);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += ZEROS.length) {
      int end = Math.min(to, at + ZEROS.length);
      if (!Arrays.equals(bytes, at, end, ZEROS, 0, end - at)) {
        return false;
      }
    }
    return true;
  }

  private void odd(String what) {
    oddities++;
    if (oddities <= MAX_ODD) {
      visitor.odd(what);
    } else if (oddities == MAX_ODD + 1) {
      visitor.odd("more than " + MAX_ODD + " such; the others are not told");
    }
  }
}

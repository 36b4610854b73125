package io.github.imagescan.content;

import io.github.imagescan.content.TarWalker.End;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar entry by entry: for archives of a few large members. A {@link TarWalker} does the
 * work.
 */
public final class TarInput implements Closeable {

  /** Content that was walked over and not yet asked for, as a part of {@link #block}. */
  private record Part(int from, int to, long position) {
    Part after(int bytes) {
      return new Part(from + bytes, to, position + bytes);
    }
  }

  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private final Deque<Part> parts = new ArrayDeque<>();
  private final TarWalker walker;
  private int from;
  private int to;
  private @Nullable EntryHeader upcoming;
  private boolean open;
  private long size;
  private long given;
  private @Nullable End end;

  /**
   * A reader of these bytes.
   *
   * @param odd is told what {@link TarVisitor#odd} would be
   */
  public TarInput(InputStream in, Consumer<String> odd) {
    this.in = in;
    this.walker = new TarWalker(new Collector(odd));
  }

  private final class Collector implements TarVisitor {
    private final Consumer<String> odd;

    Collector(Consumer<String> odd) {
      this.odd = odd;
    }

    @Override
    public void entry(EntryHeader header) {
      upcoming = header;
      open = true;
    }

    @Override
    public void bytes(byte[] bytes, int start, int stop, long position) {
      parts.add(new Part(start, stop, position));
    }

    @Override
    public void end() {
      open = false;
    }

    @Override
    public void odd(String what) {
      odd.accept(what);
    }
  }

  /**
   * Goes to the next entry, past what is left of the current one; empty after the last.
   *
   * @throws EOFException where the tar is cut off
   */
  public Optional<EntryHeader> next() throws IOException {
    while (upcoming == null && !isAtEnd()) {
      parts.clear();
      pump();
    }
    EntryHeader header = upcoming;
    if (header == null) {
      return Optional.empty();
    }
    upcoming = null;
    size = header.size();
    given = 0;
    return Optional.of(header);
  }

  private boolean isAtEnd() {
    if (end == null && walker.isOver()) {
      end = walker.finish();
    }
    return end != null;
  }

  /** How the tar ended; to be asked after {@link #next} gave nothing. */
  public End end() {
    if (end == null) {
      throw new IllegalStateException("the tar was not read to its end");
    }
    return end;
  }

  /** The content of the current entry, holes as zeros; valid until {@link #next}. */
  public InputStream content() {
    return new Content();
  }

  /** How much of the current entry's content was not read. */
  public long left() {
    return size - given;
  }

  /** Content of the current entry; -1 at its end. */
  private int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      Part part = parts.peek();
      long hole = part == null ? (open ? 0 : size - given) : part.position - given;
      if (upcoming != null || part == null && !open && hole <= 0) {
        return -1;
      }
      if (hole > 0) {
        int n = (int) Math.min(length, hole);
        Arrays.fill(bytes, offset, offset + n, (byte) 0);
        given += n;
        return n;
      }
      if (part != null) {
        return copy(part, bytes, offset, length);
      }
      pump();
    }
  }

  private int copy(Part part, byte[] bytes, int offset, int length) {
    int n = Math.min(length, part.to - part.from);
    System.arraycopy(block, part.from, bytes, offset, n);
    given += n;
    parts.remove();
    if (part.from + n < part.to) {
      parts.addFirst(part.after(n));
    }
    return n;
  }

  /** Feeds the walker, at most to the next border, so that entries never mix. */
  private void pump() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(block, 0, block.length));
      if (to == 0) {
        end = walker.finish();
        if (end == End.TRUNCATED) {
          throw new EOFException("the tar is cut off");
        }
        return;
      }
    }
    int stop = (int) Math.min(to, from + walker.stride());
    int start = from;
    from = stop;
    walker.feed(block, start, stop);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private final class Content extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return length == 0 ? 0 : TarInput.this.read(bytes, offset, length);
    }
  }
}

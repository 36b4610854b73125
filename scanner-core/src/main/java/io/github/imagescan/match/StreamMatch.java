package io.github.imagescan.match;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Matches a stream of bytes of which parts are contents: an uncompressed layer with its files.
 *
 * <p>The caller reads bytes into {@link #block()} from {@link #fillFrom()} up to {@link #fillTo()},
 * says with {@link #begin}, {@link #content} and {@link #end} which of the new bytes belong to
 * what, and then, with {@link #filled}, how far it filled. Indices of the block are good until
 * then: what a later window may need is moved to the front. Contents never nest. Candidates come in
 * the order of contents, some time after a content's end; of one content, in the order of their
 * secrets.
 *
 * <p>Nothing depends on how the bytes were cut: hits are looked at in the order of their ends, none
 * before all bytes of its windows are there or its content is over.
 */
public final class StreamMatch {
  private static final int BLOCK = 1 << 20;

  /**
   * How long a caller may take, in bytes that belong to no content, to say that a content is over:
   * tar pads to 512.
   */
  private static final int PADDING = 1_024;

  private final Detectors detectors;
  private final LiteralIndex index;
  private final Automaton automaton;
  private final Consumer<Candidate> out;
  private final ContentMatch match;
  private final byte[] block;
  private final int blockSize;
  private final Hits hits = new Hits();
  private final Hits[] lanes = Automaton.lanes();
  private final ArrayDeque<Run> runs = new ArrayDeque<>();
  private Content content = Content.NONE;
  private int filled;
  private int limit;
  private int scanned;
  private boolean open;

  /** Bytes of a content that follow each other both in the block and in the content. */
  private static final class Run {
    final Content content;
    int from;
    int to;

    /** By how much a position in the content is greater than an index. */
    long shift;

    /** Whether no more bytes will join it. */
    boolean closed;

    /** Whether the content is over with it. */
    boolean last;

    Run(Content content, int from, int to, long shift) {
      this.content = content;
      this.from = from;
      this.to = to;
      this.shift = shift;
    }

    long position() {
      return from + shift;
    }
  }

  StreamMatch(Detectors detectors, ContentMatch match, Consumer<Candidate> out) {
    this(detectors, match, out, BLOCK);
  }

  /** A stream that proceeds after about {@code blockSize} new bytes. */
  StreamMatch(Detectors detectors, ContentMatch match, Consumer<Candidate> out, int blockSize) {
    this.detectors = detectors;
    this.index = detectors.literals();
    this.automaton = index.automaton();
    this.match = match;
    this.out = out;
    this.blockSize = blockSize;
    int carry = index.before() + automaton.longest() + index.after() + PADDING;
    this.block = new byte[carry + blockSize];
    this.limit = blockSize;
  }

  /** Where new bytes go; the same array for the whole stream. */
  public byte[] block() {
    return block;
  }

  /** Index of the first byte to fill. */
  public int fillFrom() {
    return filled;
  }

  /** Index after the last byte to fill; greater than {@link #fillFrom()}. */
  public int fillTo() {
    return limit;
  }

  /** A content begins. */
  public void begin(ContentInfo info) {
    if (open) {
      end();
    }
    content = new Content(info, detectors.files().of(info));
    open = true;
  }

  /**
   * New bytes of the current content.
   *
   * @param from index of the first of them in the block
   * @param to index after the last
   * @param position offset of the first in the content; greater than where the last ones ended
   *     where the content has a gap (a sparse file)
   */
  public void content(int from, int to, long position) {
    if (from >= to) {
      return;
    }
    long shift = position - from;
    Run last = runs.peekLast();
    boolean follows = last != null && !last.closed && last.content == content;
    if (follows && last.to == from && last.shift == shift) {
      last.to = to;
      return;
    }
    if (follows) {
      last.closed = true;
    }
    runs.addLast(new Run(content, from, to, shift));
  }

  /** The current content is over. */
  public void end() {
    Run last = runs.peekLast();
    if (last == null || last.content != content) {
      last = new Run(content, filled, filled, -filled);
      runs.addLast(last);
    }
    last.closed = true;
    last.last = true;
    open = false;
  }

  /** All new bytes end here. */
  public void filled(int to) {
    filled = to;
    if (limit - filled <= blockSize / 16) {
      proceed();
    }
  }

  /** No more bytes: what is left is decided now. */
  public void finish() {
    if (open) {
      end();
    }
    proceed();
  }

  private void proceed() {
    automaton.scan(block, 0, scanned, filled, hits, lanes);
    Run last = runs.peekLast();
    if (last != null && filled - last.to > PADDING) {
      last.closed = true;
    }
    confirm();
    moveToFront();
  }

  /** Looks at hits in order, up to the first whose windows are not complete. */
  private void confirm() {
    for (; !hits.isEmpty(); hits.removeFirst()) {
      int end = hits.end();
      leaveUpTo(end);
      Run run = runs.peekFirst();
      if (run == null) {
        hits.clear();
        return;
      }
      if (end > run.from && end <= run.to) {
        int[] literals = automaton.outputs(hits.state());
        if (!run.closed && end + index.after(literals) >= run.to) {
          return;
        }
        enter(run);
        match.open(run.content);
        match.hit(block, run.from, run.to, run.shift, run.last, end, literals);
      }
    }
    leaveUpTo(Integer.MAX_VALUE);
  }

  /** Leaves the runs that are over before the index. */
  private void leaveUpTo(int index) {
    for (Run run = runs.peekFirst();
        run != null && run.closed && run.to < index;
        run = runs.peekFirst()) {
      leave(runs.removeFirst());
    }
  }

  private void enter(Run run) {
    run.content.lines().skipTo(run.position());
  }

  private void leave(Run run) {
    Content left = run.content;
    if (!run.last) {
      enter(run);
      left.keep(block, run.from, run.to, run.shift);
      left.lines().advance(block, run.shift, run.to + run.shift);
      return;
    }
    if (!left.wanted().isEmpty()) {
      match.open(left);
      if (!left.hasKept() && run.position() == 0) {
        match.whole(block, run.from, run.to);
      } else {
        left.keep(block, run.from, run.to, run.shift);
        match.whole(left.kept(), 0, left.keptTo());
      }
    }
    match.close(left, out);
  }

  /** Keeps what later hits and those that wait may look at; forgets the rest. */
  private void moveToFront() {
    int keep = filled;
    Run run = runs.peekLast();
    if (run != null) {
      int next = Math.min(run.to, filled - (automaton.longest() - 1));
      int waiting = hits.isEmpty() ? next : Math.min(next, hits.end() - automaton.longest());
      keep = Math.max(run.from, waiting - index.before());
      enter(run);
      run.content.keep(block, run.from, run.to, run.shift);
      run.content.lines().advance(block, run.shift, keep + run.shift);
      run.from = 0;
      run.to -= keep;
      run.shift += keep;
    }
    System.arraycopy(block, keep, block, 0, filled - keep);
    hits.shift(keep);
    filled -= keep;
    scanned = filled;
    limit = filled + blockSize;
  }
}

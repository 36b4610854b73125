package io.github.imagescan.content;

import io.github.imagescan.content.TarWalker.End;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Where the entries of an uncompressed tar are, so that any can be opened, several at a time. */
public final class TarIndex {

  /**
   * An entry.
   *
   * @param start offset of the first header that is about it
   * @param content offset of its content
   */
  public record Member(EntryHeader header, long start, long content) {}

  private final FileChannel file;
  private final List<Member> members = new ArrayList<>();
  private final List<String> oddities = new ArrayList<>();
  private final TarWalker walker = new TarWalker(new Collector());
  private final int maxMembers;
  private long start;
  private End end = End.NO_END_BLOCKS;

  private TarIndex(FileChannel file, int maxMembers) {
    this.file = file;
    this.maxMembers = maxMembers;
  }

  private final class Collector implements TarVisitor {
    @Override
    public void entry(EntryHeader header) {
      members.add(new Member(header, start, walker.position()));
    }

    @Override
    public void bytes(byte[] block, int from, int to, long position) {}

    @Override
    public void end() {}

    @Override
    public void odd(String what) {
      oddities.add(what);
    }
  }

  /**
   * Walks from header to header, without reading content.
   *
   * @param file must stay open as long as members are read
   * @param maxMembers after so many the walk ends, see {@link #isFull}
   */
  public static TarIndex of(FileChannel file, int maxMembers) throws IOException {
    TarIndex index = new TarIndex(file, maxMembers);
    index.walk();
    return index;
  }

  private void walk() throws IOException {
    byte[] block = new byte[1 << 14];
    long size = file.size();
    long blockStart = 0;
    int length = 0;
    while (!walker.isOver() && !isFull()) {
      long position = walker.position();
      if (walker.isBetweenEntries()) {
        start = position;
      }
      if (position >= size) {
        break;
      }
      if (walker.skippable() > 0) {
        walker.skip(Math.min(walker.skippable(), size - position));
        continue;
      }
      if (position >= blockStart + length) {
        blockStart = position;
        length = file.read(ByteBuffer.wrap(block), position);
        if (length <= 0) {
          break;
        }
      }
      int at = (int) (position - blockStart);
      walker.feed(block, at, (int) Math.min(length, at + walker.stride()));
    }
    end = walker.finish();
  }

  /** The entries, in order. */
  public List<Member> members() {
    return members;
  }

  /** How the tar ended. */
  public End end() {
    return end;
  }

  /** What no tool would have written. */
  public List<String> oddities() {
    return oddities;
  }

  /** Whether there were more entries than were asked for. */
  public boolean isFull() {
    return members.size() >= maxMembers;
  }

  /**
   * Opens a member's content, holes as zeros; cut off, it ends with an EOFException. The streams of
   * several members can be read by several threads.
   */
  public InputStream open(Member member) throws IOException {
    EntryHeader header = member.header;
    if (header.size() == header.storedSize()) {
      return new FileSlice(file, member.content, header.size(), true);
    }
    TarInput tar =
        new TarInput(new FileSlice(file, member.start, Long.MAX_VALUE, false), odd -> {});
    tar.next();
    return tar.content();
  }
}

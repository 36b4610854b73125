package io.github.imagescan.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes down what a walker tells, content joined, so that two walks can be compared. */
final class TarTranscript implements TarVisitor {

  /** An entry and its stored content, by offset in the file. */
  record Told(EntryHeader header, TreeMap<Long, byte[]> content) {
    String name() {
      return header.name().display();
    }

    /** The content without holes. */
    byte[] stored() {
      return io.github.imagescan.testkit.Packing.join(content.values().toArray(new byte[0][]));
    }

    String text() {
      return new String(stored(), StandardCharsets.UTF_8);
    }

    /** The file as it would be on disk. */
    byte[] file() {
      byte[] file = new byte[(int) header.size()];
      content.forEach(
          (offset, bytes) -> System.arraycopy(bytes, 0, file, offset.intValue(), bytes.length));
      return file;
    }
  }

  final List<Told> entries = new ArrayList<>();
  final List<String> oddities = new ArrayList<>();
  private boolean open;

  @Override
  public void entry(EntryHeader header) {
    if (open) {
      throw new AssertionError("an entry in an entry");
    }
    open = true;
    entries.add(new Told(header, new TreeMap<>()));
  }

  @Override
  public void bytes(byte[] block, int from, int to, long position) {
    if (!open || to <= from) {
      throw new AssertionError("no bytes to tell");
    }
    var content = entries.get(entries.size() - 1).content;
    byte[] part = java.util.Arrays.copyOfRange(block, from, to);
    var last = content.lastEntry();
    if (last != null && last.getKey() + last.getValue().length == position) {
      content.put(last.getKey(), io.github.imagescan.testkit.Packing.join(last.getValue(), part));
    } else {
      content.put(position, part);
    }
  }

  @Override
  public void end() {
    if (!open) {
      throw new AssertionError("an end without an entry");
    }
    open = false;
  }

  @Override
  public void odd(String what) {
    oddities.add(what);
  }

  List<String> names() {
    return entries.stream().map(Told::name).toList();
  }

  /** Everything, as text. */
  String all() {
    StringBuilder all = new StringBuilder();
    for (Told told : entries) {
      EntryHeader h = told.header;
      all.append(h.ordinal()).append(' ').append(h.kind()).append(' ').append(told.name());
      all.append(" -> ").append(h.linkTarget()).append(' ').append(h.size());
      all.append(' ').append(h.storedSize()).append(' ');
      all.append(java.util.Arrays.toString(h.attributes())).append('\n');
      told.content.forEach(
          (at, bytes) ->
              all.append("  ").append(at).append(java.util.Arrays.toString(bytes)).append('\n'));
    }
    return all.append(oddities).toString();
  }

  /** Walks a whole tar. */
  static TarTranscript of(byte[] tar) {
    TarTranscript transcript = new TarTranscript();
    TarWalker walker = new TarWalker(transcript);
    walker.feed(tar, 0, tar.length);
    walker.finish();
    return transcript;
  }
}

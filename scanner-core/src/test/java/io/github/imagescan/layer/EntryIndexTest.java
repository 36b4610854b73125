package io.github.imagescan.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.place.EntryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryIndexTest {
  private static long key(String name) {
    return EntryPath.of(EntryName.of(name)).key();
  }

  private static List<String> records(EntryIndex index, String name) {
    List<String> records = new ArrayList<>();
    for (int at = index.after(key(name), -1); at >= 0; at = index.next(at)) {
      records.add(index.ordinal(at) + " " + index.mark(at));
    }
    return records;
  }

  private static void add(EntryIndexBuilder builder, int ordinal, String name, Kind kind) {
    builder.add(ordinal, EntryName.of(name), kind, Optional.empty());
  }

  @Test
  void recordsOfANameStandInOrder() {
    EntryIndexBuilder builder = EntryIndex.builder();
    add(builder, 0, "./a/b", Kind.FILE);
    add(builder, 1, "a/.wh.b", Kind.FILE);
    add(builder, 2, "/a/b/", Kind.DIRECTORY);
    add(builder, 3, "a/b/.wh..wh..opq", Kind.FILE);
    add(builder, 4, "a/b", Kind.SYMLINK);
    EntryIndex index = builder.build();
    assertEquals(
        List.of("0 FILE", "1 WHITEOUT", "2 DIRECTORY", "3 OPAQUE", "4 SYMLINK"),
        records(index, "a/b"));
    assertEquals(List.of("0 DIRECTORY"), records(index, "a"));
    assertEquals(List.of(), records(index, "a/.wh.b"));
    assertEquals(Optional.of(Mark.DIRECTORY), index.markOf(key("a/b"), 2));
    assertEquals(4, index.ordinal(index.lastEntry(key("a/b"))));
  }

  @Test
  void namesThatTakeNothingAwayAreNoWhiteouts() {
    EntryIndexBuilder builder = EntryIndex.builder();
    add(builder, 0, ".wh..wh.plnk", Kind.DIRECTORY);
    add(builder, 1, "a/.wh.", Kind.FILE);
    add(builder, 2, "a/.wh...", Kind.FILE);
    add(builder, 3, "a/.wh..", Kind.FILE);
    add(builder, 4, "/", Kind.FILE);
    assertEquals(0, builder.build().size());
  }

  @Test
  void hardLinksAreFoundByTheirTarget() {
    EntryIndexBuilder builder = EntryIndex.builder();
    add(builder, 0, "a", Kind.FILE);
    builder.add(1, EntryName.of("x/y/b"), Kind.HARDLINK, Optional.of(EntryName.of("./a")));
    builder.add(5, EntryName.of("x/y/c"), Kind.HARDLINK, Optional.of(EntryName.of("/a")));
    builder.add(6, EntryName.of("d"), Kind.HARDLINK, Optional.of(EntryName.of("x/y/c")));
    HardLinks links = builder.build().links();
    int first = links.after(key("a"), 0);
    assertEquals(key("x/y/b"), links.path(first).key());
    assertEquals(key("x/y"), links.path(first).folder(2));
    int second = links.next(first);
    assertEquals(5, links.ordinal(second));
    assertEquals(key("x/y/c"), links.path(second).key());
    assertEquals(-1, links.next(second));
    assertEquals(-1, links.after(key("a"), 5));
    assertEquals(key("x/y/c"), links.target(6));
  }

  @Test
  void aMillionEntriesAreFoundAgain() {
    EntryIndexBuilder builder = EntryIndex.builder();
    int size = 1_000_000;
    for (int i = 0; i < size; i++) {
      add(builder, i, "usr/share/" + i % 1000 + "/" + i, Kind.FILE);
    }
    EntryIndex index = builder.build();
    assertEquals(size + 1002, index.size());
    for (int i = 0; i < size; i += 97) {
      long key = key("usr/share/" + i % 1000 + "/" + i);
      assertEquals(i, index.ordinal(index.after(key, -1)));
      assertEquals(-1, index.after(key, i));
    }
    assertTrue(index.after(key("usr/share/1"), -1) >= 0);
    assertFalse(index.after(key("usr/share/x"), -1) >= 0);
  }
}

package io.github.imagescan.content;

import static io.github.imagescan.testkit.LayerBuilder.layer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.content.TarWalker.End;
import io.github.imagescan.testkit.LayerBuilder.Sparse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarIndexTest {
  @TempDir Path folder;

  private FileChannel file(byte[] bytes) throws IOException {
    return FileChannel.open(Files.write(folder.resolve("a.tar"), bytes));
  }

  @Test
  void everyMemberCanBeOpenedByManyAtOnce() throws IOException {
    var layer = layer();
    for (int i = 0; i < 200; i++) {
      layer.file("deep/".repeat(i % 40) + i, ("content " + i).repeat(i * i));
    }
    byte[] tar = layer.tar();
    try (FileChannel file = file(tar)) {
      TarIndex index = TarIndex.of(file, 1000);
      assertEquals(End.CLEAN, index.end());
      var told = TarTranscript.of(tar).entries;
      assertEquals(told.size(), index.members().size());
      IntStream.range(0, told.size())
          .parallel()
          .forEach(
              i -> {
                TarIndex.Member member = index.members().get(i);
                assertEquals(told.get(i).header().name(), member.header().name());
                try (var in = index.open(member)) {
                  assertArrayEquals(told.get(i).file(), in.readAllBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Test
  void aSparseMemberIsReadWithItsHoles() throws IOException {
    TreeMap<Long, byte[]> data = new TreeMap<>();
    data.put(100_000L, "content".getBytes());
    for (Sparse form : Sparse.values()) {
      byte[] tar = layer().file("a", "1").sparse(form, "s", 200_000, data).file("b", "2").tar();
      try (FileChannel file = file(tar)) {
        TarIndex index = TarIndex.of(file, 10);
        byte[] expected = new byte[200_000];
        System.arraycopy(data.get(100_000L), 0, expected, 100_000, 7);
        assertArrayEquals(expected, index.open(index.members().get(1)).readAllBytes());
        assertEquals("2", new String(index.open(index.members().get(2)).readAllBytes()));
      }
    }
  }

  @Test
  void aCutArchiveStillHasItsFirstMembers() throws IOException {
    byte[] tar = layer().file("a", "1").file("b", new byte[5000]).tar();
    try (FileChannel file = file(Arrays.copyOf(tar, 3000))) {
      TarIndex index = TarIndex.of(file, 10);
      assertEquals(End.TRUNCATED, index.end());
      assertEquals("1", new String(index.open(index.members().get(0)).readAllBytes()));
      var cut = index.open(index.members().get(1));
      assertThrows(EOFException.class, cut::readAllBytes);
    }
  }

  @Test
  void tooManyMembersEndTheWalk() throws IOException {
    try (FileChannel file = file(layer().file("a", "").file("b", "").file("c", "").tar())) {
      TarIndex index = TarIndex.of(file, 2);
      assertTrue(index.isFull());
      assertEquals(
          List.of("a", "b"),
          index.members().stream().map(member -> member.header().name().display()).toList());
    }
  }
}

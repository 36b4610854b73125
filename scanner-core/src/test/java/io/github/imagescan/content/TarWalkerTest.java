package io.github.imagescan.content;

import static io.github.imagescan.testkit.LayerBuilder.layer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.content.TarWalker.End;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.LayerBuilder.LongNames;
import io.github.imagescan.testkit.LayerBuilder.Sparse;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TarWalkerTest {

  @Test
  void entriesOfAllKindsComeInOrderAndRepeat() {
    var told =
        TarTranscript.of(
            layer()
                .directory("etc")
                .file("etc/a", "one")
                .symlink("etc/b", "../c")
                .hardlink("etc/d", "etc/a")
                .file("etc/a", "two")
                .tar());
    assertEquals(List.of("etc/", "etc/a", "etc/b", "etc/d", "etc/a"), told.names());
    assertEquals(
        List.of(Kind.DIRECTORY, Kind.FILE, Kind.SYMLINK, Kind.HARDLINK, Kind.FILE),
        told.entries.stream().map(e -> e.header().kind()).toList());
    assertEquals("one", told.entries.get(1).text());
    assertEquals("two", told.entries.get(4).text());
    assertEquals("../c", told.entries.get(2).header().linkTarget().orElseThrow().display());
    assertEquals(4, told.entries.get(4).header().ordinal());
    assertEquals(List.of(), told.oddities);
  }

  @ParameterizedTest
  @EnumSource
  void longNamesAreReadInEveryForm(LongNames form) {
    String name = "deep/".repeat(22) + "n".repeat(90);
    var told = TarTranscript.of(layer().longNames(form).file(name, "x").file("short", "y").tar());
    assertEquals(List.of(name, "short"), told.names());
  }

  @ParameterizedTest
  @EnumSource(names = {"PAX", "GNU"})
  void longLinkTargetsAreRead(LongNames form) {
    String target = "deep/".repeat(60);
    var told =
        TarTranscript.of(layer().longNames(form).symlink("a", target).symlink("b", "c").tar());
    assertEquals(
        List.of(target, "c"),
        told.entries.stream().map(e -> e.header().linkTarget().orElseThrow().display()).toList());
  }

  @Test
  void aNameNeedNotBeUtf8() {
    byte[] name = {'a', (byte) 0xff, '/', (byte) 0xe4};
    byte[] longer = Packing.join(name, new byte[120]);
    Arrays.fill(longer, 4, longer.length, (byte) 0xfe);
    var told = TarTranscript.of(layer().file(name, new byte[1]).file(longer, new byte[1]).tar());
    assertEquals(EntryName.of(name), told.entries.get(0).header().name());
    assertEquals(EntryName.of(longer), told.entries.get(1).header().name());
  }

  @ParameterizedTest
  @EnumSource
  void aSparseFileKeepsItsHoles(Sparse form) {
    for (int regions : new int[] {0, 1, 4, 5, 30, 200}) {
      TreeMap<Long, byte[]> data = new TreeMap<>();
      for (int i = 0; i < regions; i++) {
        data.put(4096L * i + 512, ("part " + i).repeat(70).getBytes(StandardCharsets.UTF_8));
      }
      var told =
          TarTranscript.of(layer().sparse(form, "holes", 1 << 20, data).file("after", "x").tar());
      assertEquals(List.of("holes", "after"), told.names());
      var holes = told.entries.get(0);
      assertEquals(1 << 20, holes.header().size());
      assertEquals(data.keySet(), holes.content().keySet());
      data.forEach((at, bytes) -> assertArrayEquals(bytes, holes.content().get(at)));
      assertEquals(List.of(), told.oddities);
    }
  }

  @Test
  void aSparseMapThatDoesNotFitIsOddAndTheContentIsReadAsItStands() {
    var told =
        TarTranscript.of(
            layer()
                .pax("GNU.sparse.size", "100")
                .pax("GNU.sparse.map", "90,20")
                .file("f", "0123456789")
                .tar());
    assertEquals("0123456789", told.entries.get(0).text());
    assertEquals(1, told.oddities.size());
  }

  @Test
  void extendedAttributesAreToldOnceAndDecoded() {
    var told =
        TarTranscript.of(
            layer()
                .pax("mtime", "12.5")
                .xattr("user.a", "one\ntwo")
                .libarchiveXattr("user.a", "one\ntwo")
                .libarchiveXattr("user.b", "three")
                .pax("comment", "four")
                .file("f", "")
                .file("g", "")
                .tar());
    assertEquals(
        "SCHILY.xattr.user.a=one\ntwo\nLIBARCHIVE.xattr.user.b=three\ncomment=four\n",
        new String(told.entries.get(0).header().attributes(), StandardCharsets.UTF_8));
    assertEquals(0, told.entries.get(1).header().attributes().length);
  }

  @Test
  void aGlobalHeaderNamesNothingAndIsToldWithTheEntryAfterIt() {
    var told =
        TarTranscript.of(
            layer()
                .pax("comment", "c")
                .pax("path", "elsewhere")
                .pax("linkpath", "t")
                .pax("GNU.sparse.name", "hidden")
                .global()
                .symlink("a", "x")
                .symlink("b", "x")
                .tar());
    assertEquals(
        "comment=c\npath=elsewhere\nlinkpath=t\nGNU.sparse.name=hidden\n", attribute(told, 0));
    assertEquals("", attribute(told, 1));
    assertEquals("a", told.entries.get(0).header().name().display());
    assertEquals("x", told.entries.get(1).header().linkTarget().orElseThrow().display());
  }

  @Test
  void theNameOfASparseFileIsOneOnlyOfASparseFile() {
    var told = TarTranscript.of(layer().pax("GNU.sparse.name", "hidden").file("a", "x").tar());
    assertEquals("a", told.entries.get(0).header().name().display());
  }

  @Test
  @Timeout(10)
  void manyRecordsOfHolesAreReadInOnePass() {
    LayerBuilder tar = layer();
    for (int header = 0; header < 20; header++) {
      for (int i = 0; i < 40_000; i++) {
        tar.pax("GNU.sparse.offset", "0");
      }
      tar.file("f" + header, "");
    }
    assertEquals(20, TarTranscript.of(tar.tar()).entries.size());
  }

  private static String attribute(TarTranscript told, int entry) {
    return new String(told.entries.get(entry).header().attributes(), StandardCharsets.UTF_8);
  }

  @Test
  void theLastPaddingAndTheEndBlocksMayBeMissing() {
    for (byte[] tar :
        List.of(
            layer().file("a", "one").noPadding().tar(),
            layer().file("a", "one").noEndBlocks().tar(),
            layer().file("a", "one").file("b", "").noPadding().tar(),
            new byte[0],
            Packing.join(layer().file("a", "one").noEndBlocks().tar(), new byte[700]))) {
      assertEquals(End.NO_END_BLOCKS, end(tar));
    }
    assertEquals(End.CLEAN, end(layer().tar()));
  }

  private static End end(byte[] tar) {
    TarWalker walker = new TarWalker(new TarTranscript());
    walker.feed(tar, 0, tar.length);
    return walker.finish();
  }

  @Test
  void aTarThatEndsInsideAnEntryIsTruncatedAndTheEntryEnds() {
    byte[] tar = layer().file("a", "x".repeat(600)).noPadding().tar();
    for (int length : new int[] {511 + 512, 700, 513 + 598}) {
      assertEquals(End.TRUNCATED, end(Arrays.copyOf(tar, length)));
    }
    assertEquals(End.NOT_TAR, end(Arrays.copyOf(tar, 100)));
    byte[] withLongName = layer().file("n".repeat(200), "x").tar();
    assertEquals(End.TRUNCATED, end(Arrays.copyOf(withLongName, 1024)));
  }

  @Test
  void aDamagedHeaderIsToldAndTheNextOneIsFound() {
    byte[] tar = layer().file("a", "1".repeat(2000)).file("b", new byte[5000]).file("c", "3").tar();
    tar[512 + 2048 + 3] ^= 1;
    var told = TarTranscript.of(tar);
    assertEquals(List.of("a", "c"), told.names());
    assertEquals(List.of("a header with a wrong checksum at byte 2560"), told.oddities);
    assertEquals(End.DAMAGED, end(tar));
  }

  @Test
  void whatIsNoTarIsSaidToBeNone() {
    byte[] text = "no tar at all\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    assertEquals(End.NOT_TAR, end(text));
    assertFalse(TarWalker.isTar(text, text.length));
    byte[] tar = layer().file("a", "").tar();
    assertTrue(TarWalker.isTar(tar, tar.length));
    assertFalse(TarWalker.isTar(tar, 511));
  }

  @Test
  void zerosWithoutEndAfterTheEndAreTakenCheaplyAndDataThereIsOdd() {
    byte[] tar = layer().file("a", "1").tar();
    var told = new TarTranscript();
    TarWalker walker = new TarWalker(told);
    walker.feed(tar, 0, tar.length);
    byte[] zeros = new byte[1 << 20];
    for (int i = 0; i < 1000; i++) {
      walker.feed(zeros, 0, zeros.length);
    }
    assertEquals(List.of(), told.oddities);
    walker.feed(tar, 0, tar.length);
    walker.feed(tar, 0, tar.length);
    assertEquals(End.CLEAN, walker.finish());
    assertEquals(List.of("a"), told.names());
    assertEquals(1, told.oddities.size());
  }

  @Test
  void aLoneZeroBlockIsPassedOver() {
    var told = TarTranscript.of(layer().file("a", "1").raw(new byte[512]).file("b", "2").tar());
    assertEquals(List.of("a", "b"), told.names());
    assertEquals(1, told.oddities.size());
  }

  @Test
  void aLinkWithASizeHasContentOnlyIfNoHeaderFollows() {
    byte[] content = "secret ".repeat(100).getBytes(StandardCharsets.UTF_8);
    byte[] name = {'l'};
    byte[] with = layer().entry('1', name, name, content).file("b", "2").tar();
    var told = TarTranscript.of(with);
    assertEquals(List.of("l", "b"), told.names());
    assertArrayEquals(content, told.entries.get(0).stored());

    byte[] header = Arrays.copyOf(with, 512);
    var without = TarTranscript.of(layer().raw(header).file("b", "2").tar());
    assertEquals(List.of("l", "b"), without.names());
    assertEquals(0, without.entries.get(0).stored().length);
    assertEquals(List.of(), without.oddities);
  }

  @Test
  void aHugeDescriptionIsOddAndTakesNoMemory() {
    byte[] huge = new byte[2 << 20];
    var told =
        TarTranscript.of(
            layer().entry('x', new byte[] {'x'}, new byte[0], huge).file("a", "1").tar());
    assertEquals(List.of("a"), told.names());
    assertEquals(1, told.oddities.size());
  }

  @Test
  void oddThingsWithoutEndAreToldABoundedNumberOfTimes() {
    LayerBuilder many = layer();
    for (int i = 0; i < 500; i++) {
      many.raw(new byte[512]).file("f", "");
    }
    var told = TarTranscript.of(many.tar());
    assertEquals(500, told.entries.size());
    assertEquals(101, told.oddities.size());
  }

  @Test
  void skippingGivesTheSameEntries() {
    byte[] tar =
        layer()
            .file("a", new byte[5000])
            .file("b", "")
            .file("c", new byte[512])
            .file("d", "x")
            .tar();
    var told = new TarTranscript();
    TarWalker walker = new TarWalker(told);
    int at = 0;
    while (at < tar.length) {
      int skipped = (int) Math.min(walker.skippable(), 700);
      walker.skip(skipped);
      at += skipped;
      if (skipped == 0) {
        walker.feed(tar, at, ++at);
      }
    }
    assertEquals(End.CLEAN, walker.finish());
    assertEquals(TarTranscript.of(tar).names(), told.names());
    assertEquals(tar.length, walker.position());
  }

  @Test
  void whatCommonsCompressWritesIsReadTheSame() throws IOException {
    for (int longFiles :
        new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
        out.setLongFileMode(longFiles);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        out.setAddPaxHeadersForNonAsciiNames(true);
        for (String name : List.of("a", "ü/ö", "l".repeat(300), "d/", "x/" + "y".repeat(150))) {
          TarArchiveEntry entry = new TarArchiveEntry(name);
          byte[] content =
              entry.isDirectory() ? new byte[0] : name.repeat(9).getBytes(StandardCharsets.UTF_8);
          entry.setSize(content.length);
          entry.setModTime(123456789123L);
          out.putArchiveEntry(entry);
          out.write(content);
          out.closeArchiveEntry();
        }
      }
      assertSameAsOracle(bytes.toByteArray());
    }
  }

  @Test
  void whatTheTestKitWritesCommonsCompressReadsTheSame() throws IOException {
    TreeMap<Long, byte[]> data = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      data.put(
          8192L * i, ("part " + i).repeat(512).substring(0, 1024).getBytes(StandardCharsets.UTF_8));
    }
    for (LongNames form : LongNames.values()) {
      LayerBuilder layer = layer().longNames(form);
      layer.directory("d").file("d/a", "1").symlink("s", "t").hardlink("h", "d/a");
      layer.file("deep/".repeat(30) + "x", "2").whiteout("d/b").opaque("d");
      for (Sparse sparse : Sparse.values()) {
        layer.sparse(sparse, "sparse-" + sparse, 1 << 19, data);
      }
      assertSameAsOracle(layer.tar());
    }
  }

  private static void assertSameAsOracle(byte[] tar) throws IOException {
    var told = TarTranscript.of(tar);
    int i = 0;
    try (TarArchiveInputStream oracle =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
      TarArchiveEntry entry;
      while ((entry = oracle.getNextEntry()) != null) {
        var ours = told.entries.get(i++);
        assertEquals(entry.getName(), ours.name());
        assertEquals(entry.isDirectory(), ours.header().kind() == Kind.DIRECTORY);
        assertEquals(entry.isSymbolicLink(), ours.header().kind() == Kind.SYMLINK);
        assertEquals(entry.isLink(), ours.header().kind() == Kind.HARDLINK);
        if (entry.isFile() && !entry.isLink()) {
          assertEquals(entry.getRealSize(), ours.header().size(), entry.getName());
          assertArrayEquals(oracle.readAllBytes(), ours.file(), entry.getName());
        }
      }
    }
    assertEquals(i, told.entries.size());
  }
}

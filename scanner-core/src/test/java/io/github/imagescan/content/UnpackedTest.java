package io.github.imagescan.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.imagescan.content.UnpackException.Kind;
import io.github.imagescan.place.Digest;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackedTest {
  private static final byte[] TEXT = text(300_000);

  /** Text that packs to about a half. */
  private static byte[] text(int length) {
    byte[] text = new byte[length];
    Random random = new Random(1);
    for (int i = 0; i < length; i++) {
      text[i] = (byte) ('a' + random.nextInt(16));
    }
    return text;
  }

  private static Unpacked open(byte[] stored) throws IOException {
    return Unpacked.hashed(new ByteArrayInputStream(stored), UnpackLimits.NONE);
  }

  /** Reads to the end or to the failure; gives what was read. */
  private static byte[] readAll(InputStream in, Optional<Kind> expected) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[10_000];
    Optional<Kind> failure = Optional.empty();
    try {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        out.write(block, 0, n);
      }
    } catch (UnpackException e) {
      failure = Optional.of(e.kind());
      assertEquals(e.kind(), assertThrows(UnpackException.class, in::read).kind());
    }
    assertEquals(expected, failure);
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void everyPackingIsRecognisedAndUnpackedWithBothDigests(Packing packing) throws IOException {
    for (byte[] plain : List.of(TEXT, new byte[0], new byte[] {1})) {
      byte[] stored = packing.pack(plain);
      try (Unpacked unpacked = open(stored)) {
        assertArrayEquals(plain, unpacked.readAllBytes());
        unpacked.drain();
        assertEquals(Optional.of(Digest.sha256(stored)), unpacked.storedDigest());
        assertEquals(Optional.of(Digest.sha256(plain)), unpacked.unpackedDigest());
        assertEquals(stored.length, unpacked.storedBytes());
        assertEquals(plain.length, unpacked.unpackedBytes());
      }
    }
  }

  @Test
  void zerosBehindTheGzipDataAreNoContentButCount() throws IOException {
    byte[] gzip = Packing.GZIP_MEMBERS.pack(TEXT);
    for (byte[] tail : List.of(new byte[1], new byte[100_000])) {
      byte[] stored = Packing.join(gzip, tail);
      try (Unpacked unpacked = open(stored)) {
        assertArrayEquals(TEXT, unpacked.readAllBytes());
        unpacked.drain();
        assertEquals(Optional.of(Digest.sha256(stored)), unpacked.storedDigest());
      }
    }
  }

  @Test
  void anythingElseBehindTheGzipDataIsDamage() throws IOException {
    byte[] gzip = Packing.GZIP.pack(TEXT);
    for (byte[] tail : List.of("garbage".getBytes(), new byte[] {0x1f}, new byte[] {0, 0, 1})) {
      try (Unpacked unpacked = open(Packing.join(gzip, tail))) {
        assertArrayEquals(TEXT, readAll(unpacked, Optional.of(Kind.DAMAGED)));
      }
    }
  }

  @Test
  void aMemberAfterPaddingIsContent() throws IOException {
    byte[] gzip = Packing.GZIP.pack(TEXT);
    try (Unpacked unpacked = open(Packing.join(gzip, new byte[70_000], gzip))) {
      assertArrayEquals(Packing.join(TEXT, TEXT), unpacked.readAllBytes());
    }
  }

  @Test
  void theOptionalFieldsOfAGzipHeaderArePassedOver() throws IOException {
    byte[] gzip = Packing.GZIP.pack(TEXT);
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0};
    byte[] fields = {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0, 1, 2};
    byte[] stored = Packing.join(header, fields, Arrays.copyOfRange(gzip, 10, gzip.length));
    try (Unpacked unpacked = open(stored)) {
      assertArrayEquals(TEXT, unpacked.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void aCutGivesWhatCameBeforeAndIsTruncated(Packing packing) throws IOException {
    byte[] stored = packing.pack(TEXT);
    int behindLastMember = packing == Packing.GZIP_MEMBERS ? 30 : 2;
    for (int length = 11; length < stored.length - behindLastMember; length += 9973) {
      try (Unpacked unpacked = open(Arrays.copyOf(stored, length))) {
        byte[] got = readAll(unpacked, Optional.of(Kind.TRUNCATED));
        assertArrayEquals(Arrays.copyOf(TEXT, got.length), got);
        assertTrue(unpacked.unpackedDigest().isEmpty());
        unpacked.drain();
        assertEquals(
            Optional.of(Digest.sha256(Arrays.copyOf(stored, length))), unpacked.storedDigest());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "XZ", "BZIP2"})
  void aWrongByteIsDamage(Packing packing) throws IOException {
    byte[] stored = packing.pack(TEXT);
    stored[stored.length / 2] ^= 0x55;
    try (Unpacked unpacked = open(stored)) {
      readAll(unpacked, Optional.of(Kind.DAMAGED));
    }
  }

  @Test
  void aWrongGzipChecksumOrLengthIsDamageAfterAllContent() throws IOException {
    for (int fromEnd : new int[] {1, 5}) {
      byte[] stored = Packing.GZIP.pack(TEXT);
      stored[stored.length - fromEnd] ^= 1;
      try (Unpacked unpacked = open(stored)) {
        assertArrayEquals(TEXT, readAll(unpacked, Optional.of(Kind.DAMAGED)));
      }
    }
  }

  @Property(tries = 200)
  void anyDamageEndsInAnUnpackException(@ForAll Packing packing, @ForAll Random random)
      throws IOException {
    byte[] stored = packing.pack(Arrays.copyOf(TEXT, 3000));
    for (int i = 0; i < 3; i++) {
      stored[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
    }
    stored = Arrays.copyOf(stored, random.nextInt(stored.length) + 1);
    UnpackLimits limits = new UnpackLimits(1 << 20, 1000, 0);
    try (Unpacked unpacked = Unpacked.hashed(new ByteArrayInputStream(stored), limits)) {
      try {
        unpacked.readAllBytes();
      } catch (UnpackException expected) {
        assertTrue(unpacked.unpackedBytes() <= 1 << 20);
      }
      unpacked.drain();
      assertEquals(Optional.of(Digest.sha256(stored)), unpacked.storedDigest());
    }
  }

  @Test
  void aCutArchiveAroundItIsTruncatedToo() throws IOException {
    InputStream cut =
        new InputStream() {
          private final InputStream first =
              new ByteArrayInputStream(Packing.GZIP.pack(TEXT), 0, 5000);

          @Override
          public int read() throws IOException {
            int b = first.read();
            if (b < 0) {
              throw new EOFException("cut");
            }
            return b;
          }
        };
    try (Unpacked unpacked = Unpacked.hashed(cut, UnpackLimits.NONE)) {
      readAll(unpacked, Optional.of(Kind.TRUNCATED));
    }
  }

  @Test
  void anErrorOfTheStreamBelowPassesThrough() throws IOException {
    InputStream broken =
        new InputStream() {
          private final InputStream first =
              new ByteArrayInputStream(Packing.XZ.pack(TEXT), 0, 5000);

          @Override
          public int read() throws IOException {
            int b = first.read();
            if (b < 0) {
              throw new IOException("the disk is gone");
            }
            return b;
          }
        };
    try (Unpacked unpacked = Unpacked.hashed(broken, UnpackLimits.NONE)) {
      assertEquals(
          "the disk is gone", assertThrows(IOException.class, unpacked::readAllBytes).getMessage());
    }
  }

  @Test
  void theSizeLimitGivesExactlyThatMuch() throws IOException {
    byte[] stored = Packing.ZSTD.pack(TEXT);
    var limits = new UnpackLimits(TEXT.length - 1, 100, 1 << 30);
    try (Unpacked unpacked = Unpacked.hashed(new ByteArrayInputStream(stored), limits)) {
      assertEquals(TEXT.length - 1, readAll(unpacked, Optional.of(Kind.LIMIT)).length);
    }
    limits = new UnpackLimits(TEXT.length, 100, 1 << 30);
    try (Unpacked unpacked = Unpacked.hashed(new ByteArrayInputStream(stored), limits)) {
      assertEquals(TEXT.length, readAll(unpacked, Optional.empty()).length);
    }
  }

  @Test
  void theRatioCountsAfterAThreshold() throws IOException {
    byte[] stored = Packing.GZIP.pack(new byte[4 << 20]);
    var limits = new UnpackLimits(Long.MAX_VALUE, 200, 1 << 20);
    try (Unpacked unpacked = Unpacked.hashed(new ByteArrayInputStream(stored), limits)) {
      int got = readAll(unpacked, Optional.of(Kind.RATIO)).length;
      assertTrue(got > 1 << 20 && got < 2 << 20, () -> "got " + got);
    }
    limits = new UnpackLimits(Long.MAX_VALUE, 200, 4 << 20);
    try (Unpacked unpacked = Unpacked.hashed(new ByteArrayInputStream(stored), limits)) {
      assertEquals(4 << 20, readAll(unpacked, Optional.empty()).length);
    }
  }

  @Test
  void aZstdWindowOver128MebibytesIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
      zstd.write(TEXT);
    }
    byte[] stored = out.toByteArray();
    stored[5] =
        (byte) (18 << 3); // RFC 8878, 3.1.1.1.2: a window of 2 to the power of 10 and these bits
    try (Unpacked unpacked = open(stored)) {
      readAll(unpacked, Optional.of(Kind.WINDOW_TOO_LARGE));
    }
  }
}

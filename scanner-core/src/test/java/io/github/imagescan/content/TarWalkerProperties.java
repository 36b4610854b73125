package io.github.imagescan.content;

import static io.github.imagescan.testkit.LayerBuilder.layer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.LayerBuilder.LongNames;
import io.github.imagescan.testkit.LayerBuilder.Sparse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TarWalkerProperties {

  @Property(tries = 200)
  void anySplitTellsTheSame(@ForAll Random random) {
    byte[] tar = tar(random);
    damage(tar, random, random.nextInt(3));
    var split = new TarTranscript();
    TarWalker walker = new TarWalker(split);
    byte[] block = new byte[tar.length + 10];
    int at = 0;
    while (at < tar.length) {
      int room = random.nextBoolean() ? 5 : 5000;
      int n = Math.min(tar.length - at, 1 + random.nextInt(room));
      System.arraycopy(tar, at, block, 7, n);
      walker.feed(block, 7, 7 + n);
      at += n;
    }
    walker.finish();
    assertEquals(TarTranscript.of(tar).all(), split.all());
  }

  @Property(tries = 300)
  void anyDamageIsSurvived(@ForAll Random random, @ForAll @IntRange(min = 1, max = 50) int bytes) {
    byte[] tar = tar(random);
    damage(tar, random, bytes);
    TarTranscript.of(Arrays.copyOf(tar, random.nextInt(tar.length)));
  }

  @Property(tries = 200)
  void pullingGivesWhatPushingTells(@ForAll Random random) throws IOException {
    byte[] tar = tar(random);
    var pushed = TarTranscript.of(tar);
    try (TarInput pulled = new TarInput(new Trickle(tar, random), odd -> {})) {
      for (var told : pushed.entries) {
        EntryHeader header = pulled.next().orElseThrow();
        assertEquals(told.header().name(), header.name());
        if (random.nextInt(3) > 0) {
          assertEquals(
              Arrays.toString(told.file()), Arrays.toString(pulled.content().readAllBytes()));
        } else if (random.nextBoolean()) {
          pulled.content().read(new byte[10]);
        }
      }
      assertTrue(pulled.next().isEmpty());
    }
  }

  /** A stream that gives a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(1000)));
    }
  }

  private static void damage(byte[] tar, Random random, int bytes) {
    for (int i = 0; i < bytes; i++) {
      tar[random.nextInt(tar.length)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private static byte[] tar(Random random) {
    LayerBuilder layer = layer();
    int entries = 1 + random.nextInt(8);
    for (int i = 0; i < entries; i++) {
      layer.longNames(pick(LongNames.values(), random));
      String name = "n" + "/x".repeat(random.nextInt(70)) + i;
      switch (random.nextInt(7)) {
        case 0 -> layer.directory(name);
        case 1 -> layer.symlink(name, "t".repeat(1 + random.nextInt(150)));
        case 2 -> layer.sparse(pick(Sparse.values(), random), "s" + i, 1 << 16, holes(random));
        case 3 -> layer.xattr("user.x", "v".repeat(random.nextInt(600))).file(name, "");
        default -> layer.file(name, content(random, random.nextInt(3000)));
      }
    }
    for (Runnable end : List.<Runnable>of(layer::noEndBlocks, layer::noPadding)) {
      if (random.nextInt(4) == 0) {
        end.run();
      }
    }
    return layer.tar();
  }

  private static TreeMap<Long, byte[]> holes(Random random) {
    TreeMap<Long, byte[]> data = new TreeMap<>();
    int regions = random.nextInt(40);
    for (int i = 0; i < regions; i++) {
      data.put(1000L * i + random.nextInt(10), content(random, 1 + random.nextInt(900)));
    }
    return data;
  }

  private static byte[] content(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}

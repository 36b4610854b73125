package io.github.imagescan.source;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DamageProperties {
  private static final ImageBuilder SHOP =
      image("acme/shop:1.0")
          .layer("COPY a /", LayerBuilder.layer().file("a", "one").tar())
          .layer("COPY b /", LayerBuilder.layer().file("b", "two").tar());

  @Property(tries = 150)
  void aCutAtAnyByteIsToldOrHarmless(
      @ForAll Form form, @ForAll Packing packing, @ForAll Random random) throws Exception {
    if (!form.isArchive()) {
      return;
    }
    byte[] whole = SHOP.as(form).tar(packing);
    byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
    Path file = Files.createTempFile("cut", ".bin");
    try {
      Files.write(file, cut);
      assertToldOrHarmless(() -> Opened.stdin(cut));
      assertToldOrHarmless(() -> Opened.path(file));
      assertToldOrHarmless(() -> Opened.path(file, Opened.rereadable()));
    } finally {
      Files.delete(file);
    }
  }

  private interface Opening {
    Opened open() throws TargetException;
  }

  private static void assertToldOrHarmless(Opening opening) {
    try {
      Opened opened = opening.open();
      boolean told = opened.problems.stream().anyMatch(p -> p.kind().incomplete());
      assertTrue(told || opened.image().layers().size() == 2 && opened.stored.size() == 2);
    } catch (TargetException told) {
      assertFalse(told.problem().what().isEmpty());
    }
  }

  @Property(tries = 150)
  void anyDamageEndsWellAndSoon(@ForAll Form form, @ForAll Packing packing, @ForAll Random random) {
    if (!form.isArchive()) {
      return;
    }
    byte[] bytes = SHOP.as(form).tar(packing);
    for (int i = 0; i < 4; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    try {
      Opened.stdin(bytes);
    } catch (TargetException told) {
      assertFalse(told.problem().what().isEmpty());
    } catch (java.io.UncheckedIOException ofALayer) {
      assertTrue(ofALayer.getMessage() != null);
    }
  }
}

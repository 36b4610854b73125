package io.github.imagescan.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Output that is compared with a file of {@code src/test/resources/golden} of the module under
 * test. {@code -Dgolden.update=true} writes the files anew; what changed is then read in the diff.
 */
public final class Golden {
  private Golden() {}

  /**
   * Compares, line feeds included.
   *
   * @param name of the file, with its folders: {@code text/several-images.txt}
   */
  public static void check(String name, String actual) {
    Path file = Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/golden");
    file = file.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertEquals(
          Files.exists(file) ? Files.readString(file) : "(there is no such file)",
          actual,
          () -> "golden " + name + " (run with -Dgolden.update=true when this is meant)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares UTF-8 bytes. */
  public static void check(String name, byte[] actual) {
    check(name, new String(actual, StandardCharsets.UTF_8));
  }
}

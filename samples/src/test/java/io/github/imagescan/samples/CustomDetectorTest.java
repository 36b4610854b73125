package io.github.imagescan.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The detector of this module, as a jar that a user hands to the command line. */
class CustomDetectorTest {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aJarOfOnesOwnFindsWhatTheShippedRulesDoNotKnow() throws IOException, InterruptedException {
    Path dockerfile =
        Files.writeString(
            folder.resolve("Dockerfile"), "FROM scratch\nLABEL a=badge:000000000097\n");

    assertEquals(0, scan(dockerfile).exitCode());
    Outcome found = scan(dockerfile, "--plugin", jar().toString());

    assertEquals(1, found.exitCode());
    assertTrue(found.said().contains("Acme badge number"), found.said());
    assertTrue(found.said().contains("divisible by 97"), found.said());
  }

  private record Outcome(int exitCode, String said) {}

  private Outcome scan(Path target, String... options) throws IOException, InterruptedException {
    List<String> command =
        Stream.of(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPathWithoutThisModule(),
                    "io.github.imagescan.cli.Main",
                    "scan"),
                Stream.of(options),
                Stream.of(target.toString()))
            .flatMap(words -> words)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  /** The detector must come from the jar, not from the class path. */
  private static String classPathWithoutThisModule() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(CLASSES))
        .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("detector.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(CLASSES.relativize(file).toString().replace('\\', '/')));
        entries.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}

package io.github.imagescan;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagescan.report.ReportFormats;
import io.github.imagescan.report.ReportOptions;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One image has one report, whatever it is stored as and however many threads read it. */
class SameFindingsProperties {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is of the archive, not of the image, or made from the archive's name. */
  private static final Set<String> OF_THE_ARCHIVE =
      Set.of(
          "target",
          "targets",
          "form",
          "image",
          "name",
          "reference",
          "fingerprint",
          "id",
          "time",
          "duration",
          "durationMillis",
          "layerDigest",
          "digest",
          "manifestDigest",
          "configDigest",
          "options");

  @Property(tries = 60)
  void anyFormPackingAndThreadCountGiveTheSameReport(
      @ForAll long seed,
      @ForAll Form form,
      @ForAll Packing packing,
      @ForAll boolean compressed,
      @ForAll @IntRange(min = 1, max = 6) int threads)
      throws IOException {
    Path folder = Files.createTempDirectory("same-findings");
    try {
      Path plain = random(seed).as(Form.DOCKER_25).tarTo(folder.resolve("plain.tar"));
      JsonNode expected = report(plain, 1);

      Archive archive = random(seed).as(form);
      Path other =
          !form.isArchive()
              ? archive.folder(folder.resolve("other"))
              : compressed
                  ? Archive.write(folder.resolve("other"), archive.tar(packing))
                  : archive.tarTo(folder.resolve("other"));

      assertEquals(expected, report(other, threads), () -> form + " " + packing + " " + seed);
    } finally {
      remove(folder);
    }
  }

  private static JsonNode report(Path target, int threads) throws IOException {
    Scan scan = Scan.of(target, request -> request.threads(threads));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var json =
        ReportFormats.find("json", SameFindingsProperties.class.getClassLoader())
            .orElseThrow()
            .open(out, ReportOptions.plain());
    json.begin(scan.start);
    scan.findings.forEach(json::finding);
    scan.problems.forEach(json::problem);
    json.end(scan.summary);
    JsonNode report = JSON.readTree(out.toByteArray());
    strip(report);
    return report;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(OF_THE_ARCHIVE);
    }
    node.forEach(SameFindingsProperties::strip);
  }

  /** Layers with tokens, some of them hidden by later ones; the same image for the same seed. */
  private static ImageBuilder random(long seed) {
    Random random = new Random(seed);
    ImageBuilder image = image("acme/random:1").env("ACME=" + Scan.token(random.nextInt(4)));
    List<String> paths = List.of("a", "b", "dir/a", "dir/b", "dir/sub/c");
    int layers = 1 + random.nextInt(4);
    for (int i = 0; i < layers; i++) {
      LayerBuilder layer = LayerBuilder.layer();
      int entries = random.nextInt(5);
      for (int j = 0; j < entries; j++) {
        String path = paths.get(random.nextInt(paths.size()));
        switch (random.nextInt(6)) {
          case 0 -> layer.whiteout(path);
          case 1 -> layer.opaque("dir");
          case 2 -> layer.symlink(path, "elsewhere");
          case 3 -> layer.file(path, "password = \"" + Scan.token(random.nextInt(9)) + "\"\n");
          default ->
              layer.file(
                  path,
                  "x".repeat(random.nextInt(3000)) + "\n" + Scan.token(random.nextInt(9)) + "\n");
        }
      }
      image.layer("RUN step " + i + " " + Scan.token(random.nextInt(20)), layer.tar());
    }
    return image;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.github.imagescan;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file out of a layer, as a report names it. */
class CatTest {
  @TempDir Path folder;
  private SourceOptions options;
  private Path image;

  @BeforeEach
  void ofAllPlatforms() {
    options = SourceOptions.defaults();
  }

  private void layer(UnaryOperator<LayerBuilder> layer) {
    save(image("acme/shop:1.0").layer("COPY . /", layer));
  }

  private void save(ImageBuilder builder) {
    image = builder.as(Form.DOCKER_25).tarTo(folder.resolve("shop.tar"));
  }

  private String cat(String path) throws TargetException, IOException {
    return cat("0", EntryName.of(path), OptionalInt.empty());
  }

  private String cat(String path, int entry) throws TargetException, IOException {
    return cat("0", EntryName.of(path), OptionalInt.of(entry));
  }

  private String cat(String layer, EntryName path, OptionalInt entry)
      throws TargetException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileOfLayer file = new FileOfLayer(layer, path, entry);
    Target target = new Target.PathTarget(image, "shop.tar");
    ImageScanner.cat(target, options, InputStream.nullInputStream(), file, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String refusal(String path) {
    return refusal("0", path);
  }

  private String refusal(String layer, String path) {
    return assertThrows(
            TargetException.class, () -> cat(layer, EntryName.of(path), OptionalInt.empty()))
        .problem()
        .message();
  }

  @Test
  void ofEntriesWithOneNameTheLastIsMeantUnlessANumberSaysWhich() throws Exception {
    layer(l -> l.file("etc/a", "first").file("etc/b", "other").file("./etc/a", "last"));
    assertEquals("last", cat("etc/a"));
    assertEquals("first", cat("etc/a", 0));
    assertEquals("last", cat("/etc/a", 2));
    TargetException e = assertThrows(TargetException.class, () -> cat("etc/a", 1));
    assertEquals("layer 0 has no etc/a as its entry 1", e.problem().what());
  }

  @Test
  void aNameAsItIsWinsOverOneThatIsOnlyShownSo() throws Exception {
    layer(l -> l.file("new\nline", "fed").file("other\nline", "only"));
    assertEquals("fed", cat("new\\nline"));
    layer(l -> l.file("new\\nline", "literal").file("new\nline", "fed"));
    assertEquals("literal", cat("new\\nline"));
    assertEquals("fed", cat("new\\nline", 1));
  }

  @Test
  void aHardLinkGivesTheFileThatItStoodForThen() throws Exception {
    layer(l -> l.file("a", "one").hardlink("b", "a").hardlink("c", "./b").file("a", "two"));
    assertEquals("one", cat("c"));
    assertEquals("two", cat("a"));
  }

  @Test
  void whatIsNoFileIsSaidToBeWhatItIs() {
    layer(l -> l.directory("etc").symlink("etc/link", "../run/x"));
    assertEquals("shop.tar: layer 0: etc is a folder; name a file in it", refusal("etc"));
    assertEquals(
        "shop.tar: layer 0: etc/link is a symbolic link to ../run/x;"
            + " name the file that it leads to",
        refusal("etc/link"));
    assertEquals(
        "shop.tar: layer 0 has no etc/gone; take layer and path from a report",
        refusal("etc/gone"));
  }

  @Test
  void whatStandsBeforeTheDamageOfALayerIsThere() throws Exception {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    byte[] tar = LayerBuilder.layer().file("a", "whole").file("b", noise).file("c", "gone").tar();
    byte[] cut = Arrays.copyOf(Packing.GZIP.pack(tar), 20_000);
    save(image().layer("COPY . /", cut));
    assertEquals("whole", cat("a"));
    assertEquals(
        "shop.tar: layer 0: b cannot be read to its end: the gzip data ends too early;"
            + " save the image again",
        refusal("b"));
    assertEquals(
        "shop.tar: layer 0 has no c before it is damaged: the gzip data ends too early;"
            + " save the image again",
        refusal("c"));
  }

  @Test
  void whatStandsBeforeTheEndOfACutArchiveIsThere() throws Exception {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    byte[] layer = LayerBuilder.layer().file("a", "whole").file("b", noise).tar();
    byte[] whole = image("acme/shop:1.0").layer("COPY . /", layer).as(Form.KANIKO).tar();
    image = Archive.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 30_000));
    assertEquals("whole", cat("a"));
  }

  @Test
  void aLayerThatIsNotStoredIsToldFromOneThatIsNotNamed() {
    Archive archive = image().layer("COPY a /", l -> l.file("a", "")).as(Form.SKOPEO);
    String blob = archive.names().stream().filter(n -> n.endsWith(".tar")).findFirst().get();
    image = archive.without(blob).tarTo(folder.resolve("shop.tar"));
    assertEquals("shop.tar: layer 0 is not stored in it; save the image again", refusal("0", "a"));
    assertEquals(
        "shop.tar: has no layer 1; give its number from 0, its digest or its diffID,"
            + " as reports show them",
        refusal("1", "a"));
  }

  @Test
  void aPlatformThatIsNotThereIsNamed() {
    layer(l -> l.file("a", ""));
    options = new SourceOptions(Platform.parse("linux/s390x"), Optional.empty(), 1_000_000, false);
    assertEquals(
        "shop.tar: has no image of linux/s390x; leave out --platform, or name one it has",
        refusal("a"));
  }

  @Test
  void aDockerfileHasNoLayers() {
    image = Archive.write(folder.resolve("Dockerfile"), "FROM scratch\n".getBytes());
    assertEquals("shop.tar: is a Dockerfile, which has no layers; name an image", refusal("etc/a"));
  }

  @Test
  void bytesThatAreNoTarAreTheFileThatReportsCallThem() throws Exception {
    save(image().layer("", "{\"a\":1}".getBytes()));
    assertEquals("{\"a\":1}", cat("blob"));
  }
}

package io.github.imagescan.source;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.oci.Artifact;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormsTest {
  @TempDir Path folder;

  private static final byte[] FIRST = LayerBuilder.layer().file("a", "one").tar();
  private static final byte[] SECOND = LayerBuilder.layer().file("b", "two").whiteout("a").tar();

  private static ImageBuilder shop() {
    return image("acme/shop:1.0")
        .env("MODE=test")
        .history("ENV MODE=test")
        .layer("COPY a /", FIRST)
        .history("WORKDIR /")
        .layer("RUN rm a", SECOND)
        .layer("RUN again", FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormIsReadAsAFolderAsATarPackedAndFromStandardInput(Form form) throws Exception {
    Archive archive = shop().as(form);
    List<Opened> ways = new ArrayList<>();
    ways.add(Opened.path(archive.folder(folder.resolve("folder"))));
    if (form.isArchive()) {
      ways.add(Opened.path(archive.tarTo(folder.resolve("image.any"))));
      ways.add(Opened.stdin(archive.tar()));
      ways.add(Opened.stdin(archive.tar(), Opened.rereadable()));
      for (Packing packing : Packing.values()) {
        Path file = Archive.write(folder.resolve("image"), archive.tar(packing));
        ways.add(Opened.path(file));
        ways.add(Opened.path(file, Opened.rereadable()));
        ways.add(Opened.stdin(archive.tar(packing)));
      }
    }
    for (Opened opened : ways) {
      assertEquals(List.of(), opened.problems);
      assertEquals(1, opened.contents.manifests().size());
      Image image = opened.image();
      if (form != Form.DIR) {
        assertEquals("acme/shop:1.0", image.name().reference());
      }
      assertEquals(Optional.of(shop().configDigest()), image.configDigest());
      assertEquals("MODE=test", image.config().orElseThrow().text("/config/Env/0").orElseThrow());
      assertEquals(Platform.parse("linux/amd64"), image.platform());
      assertEquals(5, image.history().size());
      assertEquals(
          List.of(OptionalInt.of(1), OptionalInt.of(3), OptionalInt.of(4)),
          image.layers().stream().map(LayerUse::historyIndex).toList());
      assertEquals(
          List.of(FIRST, SECOND, FIRST).stream()
              .map(tar -> Optional.of(Digest.sha256(tar)))
              .toList(),
          image.layers().stream().map(LayerUse::diffId).toList());
      assertArrayEquals(FIRST, unpacked(opened, image, 0));
      assertArrayEquals(SECOND, unpacked(opened, image, 1));
      assertEquals(
          image.layers().get(0).layer().orElseThrow().key(),
          image.layers().get(2).layer().orElseThrow().key());
    }
  }

  private static byte[] unpacked(Opened opened, Image image, int layer) throws IOException {
    byte[] stored = opened.layer(image, layer);
    LayerUse use = image.layers().get(layer);
    use.digest().ifPresent(digest -> assertEquals(Digest.sha256(stored), digest));
    use.layer().orElseThrow().size().ifPresent(size -> assertEquals(stored.length, size));
    try (Unpacked in = Unpacked.unhashed(new ByteArrayInputStream(stored), UnpackLimits.NONE)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DIR", mode = EnumSource.Mode.EXCLUDE)
  void severalImagesOfOneArchiveAreReadEach(Form form) throws Exception {
    if (form == Form.JIB) {
      return; // has room for one config only
    }
    Archive archive = form.write(List.of(shop(), image("acme/other:2").layer("COPY b /", SECOND)));
    for (Opened opened :
        List.of(Opened.path(archive.tarTo(folder.resolve("x"))), Opened.stdin(archive.tar()))) {
      assertEquals(List.of("acme/shop:1.0", "acme/other:2"), opened.names());
      assertEquals(List.of(), opened.problems);
    }
  }

  @Test
  void theManifestMayStandAnywhere() throws Exception {
    for (Form form : List.of(Form.DOCKER_CLASSIC, Form.DOCKER_25, Form.SKOPEO)) {
      Archive first = shop().as(form).first("manifest.json");
      Archive last = shop().as(form).last("manifest.json");
      for (Archive archive : List.of(first, last)) {
        Opened opened = Opened.stdin(archive.tar(Packing.GZIP));
        assertEquals(List.of(), opened.problems);
        assertEquals(3, opened.image().layers().size());
      }
    }
  }

  @Test
  void layersMayBeHardLinksAndMembersMayBeginWithADot() throws Exception {
    byte[] config = shop().configJson();
    String manifest =
        "[{'Config':'c.json','RepoTags':[],'Layers':['./x/layer.tar','y/layer.tar','x/layer.tar']}]";
    Archive archive =
        new Archive()
            .with("./y/layer.tar", SECOND)
            .withHardlink("./x/layer.tar", "./z/real.tar")
            .with("./z/real.tar", FIRST)
            .with("./c.json", config)
            .with("./manifest.json", manifest.replace('\'', '"'));
    for (Opened opened :
        List.of(
            Opened.path(archive.tarTo(folder.resolve("shop-1.0.tar.gz"))),
            Opened.stdin(archive.tar()))) {
      assertEquals(List.of(), opened.problems);
      assertArrayEquals(FIRST, opened.layer(opened.image(), 0));
      assertArrayEquals(SECOND, opened.layer(opened.image(), 1));
    }
    assertEquals(List.of("shop-1.0"), Opened.path(folder.resolve("shop-1.0.tar.gz")).names());
    assertEquals(List.of("stdin"), Opened.stdin(archive.tar()).names());
  }

  @Test
  void theNameCanBeGiven() throws Exception {
    SourceOptions options = new SourceOptions(Optional.empty(), Optional.of("given"), 0, false);
    assertEquals(List.of("given"), Opened.stdin(shop().as(Form.OCI).tar(), options).names());
  }

  @Test
  void aTagAloneIsPutBehindTheNameOfTheFolder() throws Exception {
    Archive archive = image("acme/shop:1.0").layer("COPY a /", FIRST).as(Form.OCI);
    archive.editText("index.json", "\"io.containerd.image.name\":\"acme/shop:1.0\",", "");
    assertEquals(
        List.of("store:1.0"), Opened.path(archive.folder(folder.resolve("store"))).names());
  }

  @Test
  void aMultiPlatformIndexIsReadWholeOrByPlatform() throws Exception {
    ImageBuilder amd = shop();
    ImageBuilder arm = image("x").platform("linux/arm64/v8").layer("COPY a /", SECOND);
    Archive archive = Form.multiPlatform("acme/multi:3", List.of(amd, arm));
    Path layout = archive.folder(folder.resolve("multi"));

    Opened all = Opened.path(layout);
    assertEquals(List.of("acme/multi:3", "acme/multi:3"), all.names());
    assertEquals(3, all.image().documents().size());

    Opened one = Opened.path(layout, Opened.platform("linux/arm64"));
    assertEquals(Platform.parse("linux/arm64/v8"), one.image().platform());
    assertEquals(1, one.images().size());

    Opened none = Opened.path(layout, Opened.platform("linux/s390x"));
    assertEquals(List.of(), none.images());
    assertEquals(List.of(Problem.Kind.PLATFORM_MISSING), none.kinds());
  }

  @Test
  void thePlatformOfADockerArchiveIsThatOfTheConfig() throws Exception {
    byte[] tar = shop().as(Form.DOCKER_CLASSIC).tar();
    assertEquals(1, Opened.stdin(tar, Opened.platform("linux/amd64")).images().size());
    assertEquals(
        List.of(Problem.Kind.PLATFORM_MISSING),
        Opened.stdin(tar, Opened.platform("linux/arm64")).kinds());
  }

  @Test
  void attestationsAndArtifactsAreContent() throws Exception {
    ImageBuilder attestation =
        image("acme/shop:1.0")
            .attestationOf(Digest.sha256(new byte[0]))
            .packed(Packing.PLAIN)
            .layer("", "{\"predicate\":1}".getBytes())
            .mediaType("application/vnd.in-toto+json");
    ImageBuilder chart =
        image("acme/chart:1")
            .artifact("", "application/vnd.cncf.helm.config.v1+json")
            .rawConfig("{\"name\":\"chart\"}".getBytes())
            .layer("", FIRST);
    ImageBuilder binary =
        image("acme/any:1")
            .artifact("application/x.any", "application/x.config")
            .rawConfig("no json".getBytes());
    Archive archive = Form.OCI.write(List.of(shop(), attestation, chart, binary));
    for (Opened opened :
        List.of(Opened.stdin(archive.tar()), Opened.path(archive.folder(folder.resolve("l"))))) {
      assertEquals(List.of(), opened.problems);
      var manifests = opened.contents.manifests();
      assertEquals(4, manifests.size());
      assertEquals(
          List.of(
              "attestation-manifest",
              "application/vnd.cncf.helm.config.v1+json",
              "application/x.any"),
          manifests.stream()
              .filter(Artifact.class::isInstance)
              .map(m -> ((Artifact) m).type())
              .toList());
      assertEquals("{\"predicate\":1}", new String(opened.layer(manifests.get(1), 0)));
      assertEquals("no json", new String(opened.layer(manifests.get(3), 0)));
    }
    Opened one = Opened.stdin(archive.tar(), Opened.platform("linux/amd64"));
    assertEquals(List.of("acme/shop:1.0", "acme/chart:1", "acme/any:1"), one.names());
  }

  @Test
  void anArchiveOfADockerBefore110IsRead() throws Exception {
    Archive archive =
        new Archive()
            .with("repositories", "{\"acme/old\":{\"1\":\"bbb\"}}")
            .with("aaa/layer.tar", FIRST)
            .with(
                "aaa/json",
                "{\"id\":\"aaa\",\"container_config\":{\"Cmd\":[\"/bin/sh\",\"-c\",\"one\"]}}")
            .with("bbb/layer.tar", SECOND)
            .with(
                "bbb/json",
                "{\"id\":\"bbb\",\"parent\":\"aaa\",\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Env\":[\"A=b\"]}}");
    Opened opened = Opened.path(archive.tarTo(folder.resolve("old.tar")));
    assertEquals(List.of(), opened.problems);
    assertEquals(List.of("acme/old:1"), opened.names());
    assertEquals("/bin/sh -c one", opened.image().history().get(0).createdBy());
    assertArrayEquals(FIRST, opened.layer(opened.image(), 0));
    assertArrayEquals(SECOND, opened.layer(opened.image(), 1));
    assertEquals("A=b", opened.image().config().orElseThrow().text("/config/Env/0").orElseThrow());
  }

  @Test
  void aSchema1ManifestIsRead() throws Exception {
    Archive archive = new Archive().with("version", "Directory Transport Version: 1.1\n");
    String first = Digest.sha256(FIRST).hex();
    String second = Digest.sha256(SECOND).hex();
    archive.with(first, FIRST).with(second, SECOND);
    String manifest =
        """
        {"schemaVersion":1,"name":"acme/old","tag":"1","architecture":"amd64",
         "fsLayers":[{"blobSum":"sha256:%s"},
           {"blobSum":"sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4"},
           {"blobSum":"sha256:%s"}],
         "history":[{"v1Compatibility":"{\\"os\\":\\"linux\\",\\"architecture\\":\\"amd64\\",\\"config\\":{\\"Env\\":[\\"A=b\\"]}}"},
           {"v1Compatibility":"{\\"throwaway\\":true,\\"container_config\\":{\\"Cmd\\":[\\"ENV A=b\\"]}}"},
           {"v1Compatibility":"{}"}]}
        """
            .formatted(second, first);
    archive.with("manifest.json", manifest);
    Opened opened = Opened.path(archive.folder(folder.resolve("old")));
    assertEquals(List.of(), opened.problems);
    assertEquals("dir", opened.contents.form());
    assertEquals(List.of("old"), opened.names());
    assertEquals(
        List.of(OptionalInt.of(0), OptionalInt.of(2)),
        opened.image().layers().stream().map(LayerUse::historyIndex).toList());
    assertEquals("ENV A=b", opened.image().history().get(1).createdBy());
    assertArrayEquals(FIRST, opened.layer(opened.image(), 0));
    assertEquals("A=b", opened.image().config().orElseThrow().text("/config/Env/0").orElseThrow());
  }

  @Test
  void foreignLayersThatAreThereAreLayers() throws Exception {
    Archive archive =
        image().layer("COPY a /", FIRST).foreign("https://layers.example.com/1").as(Form.OCI);
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(List.of(), opened.problems);
    assertTrue(opened.layer(opened.image(), 0).length > 0);
  }

  @Test
  void squashedImagesAndThoseWithoutHistoryHaveNoInstructions() throws Exception {
    Opened without = Opened.stdin(shop().noHistory().as(Form.DOCKER_25).tar());
    assertEquals(List.of(), without.problems);
    assertEquals(OptionalInt.empty(), without.image().layers().get(0).historyIndex());

    Opened squashed =
        Opened.stdin(
            shop().historyEntry(Map.of("created_by", "RUN gone")).as(Form.DOCKER_25).tar());
    assertEquals(List.of(Problem.Kind.HISTORY_MISMATCH), squashed.kinds());
    assertEquals(OptionalInt.empty(), squashed.image().layers().get(0).historyIndex());
  }

  @Test
  void aDockerfileIsKnownByItsText() throws Exception {
    for (String text :
        List.of(
            "FROM scratch\n",
            "\ufeff# syntax=docker/dockerfile:1\n# escape=`\n\nfrom --platform=$BUILDPLATFORM alpine AS build\r\nRUN x\n",
            "ARG VERSION=1\nARG LONG=a \\\n  b\nFROM alpine:${VERSION}\n")) {
      Path file = Archive.write(folder.resolve("anything.tar.gz"), text.getBytes());
      Opened opened = Opened.path(file);
      assertEquals("dockerfile", opened.contents.form());
      assertArrayEquals(text.getBytes(), opened.contents.dockerfile().orElseThrow().bytes());
      assertEquals("dockerfile", Opened.stdin(text.getBytes()).contents.form());
    }
  }
}

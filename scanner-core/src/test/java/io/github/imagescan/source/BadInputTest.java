package io.github.imagescan.source;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class BadInputTest {
  @TempDir Path folder;

  private static final byte[] FIRST = LayerBuilder.layer().file("a", "one").tar();
  private static final byte[] SECOND = LayerBuilder.layer().file("b", "two").tar();

  private static ImageBuilder shop() {
    return image("acme/shop:1.0").layer("COPY a /", FIRST).layer("COPY b /", SECOND);
  }

  private static String blob(byte[] bytes) {
    return "blobs/sha256/" + Digest.sha256(bytes).hex();
  }

  private static String problem(Opened opened) {
    assertEquals(1, opened.problems.size(), () -> opened.problems.toString());
    return opened.problems.get(0).message();
  }

  @Test
  void aMissingLayerIsAProblemAndTheOthersAreRead() throws Exception {
    String gone = blob(Packing.GZIP.pack(FIRST));
    Opened opened = Opened.stdin(shop().as(Form.OCI).without(gone).tar());
    assertEquals(List.of(Problem.Kind.BLOB_MISSING), opened.kinds());
    assertTrue(problem(opened).startsWith("acme/shop:1.0: layer 0: sha256:"));
    List<LayerUse> layers = opened.image().layers();
    assertTrue(layers.get(0).layer().isEmpty());
    assertArrayEquals(Packing.GZIP.pack(SECOND), opened.layer(opened.image(), 1));
  }

  @Test
  void aMissingForeignLayerIsOne() throws Exception {
    Archive archive = image().layer("", FIRST).foreign("https://layers.example.com/1").as(Form.OCI);
    archive.without(blob(Packing.GZIP.pack(FIRST)));
    assertEquals(List.of(Problem.Kind.FOREIGN_LAYER_MISSING), Opened.stdin(archive.tar()).kinds());
  }

  @Test
  void aMissingConfigIsAProblemAndTheLayersAreRead() throws Exception {
    for (Form form : List.of(Form.OCI, Form.DOCKER_25, Form.DOCKER_CLASSIC)) {
      Archive archive = shop().as(form);
      String name = shop().configDigest().hex();
      archive.without(form == Form.DOCKER_CLASSIC ? name + ".json" : "blobs/sha256/" + name);
      Opened opened = Opened.stdin(archive.tar());
      assertTrue(opened.kinds().contains(Problem.Kind.BLOB_MISSING));
      assertEquals(2, opened.stored.size());
    }
  }

  @Test
  void aDamagedConfigIsAProblemAndTheLayersAreRead() throws Exception {
    for (byte[] config :
        List.of(
            "{\"config\":{\"Env\":[\"A=b\"".getBytes(),
            "no json".getBytes(),
            new byte[0],
            ("{\"x\":[" + "0,".repeat(600_000) + "0]}").getBytes(),
            ("[".repeat(10_000) + "]".repeat(10_000)).getBytes())) {
      Opened opened = Opened.stdin(shop().rawConfig(config).as(Form.OCI).tar());
      assertEquals(List.of(Problem.Kind.CONFIG_UNREADABLE), opened.kinds());
      assertEquals(2, opened.stored.size());
    }
  }

  @Test
  void aConfigOfMoreThan32MebibytesIsAProblem() throws Exception {
    byte[] config = new byte[Documents.MAX_DOCUMENT + 1];
    Arrays.fill(config, (byte) ' ');
    config[0] = '{';
    byte[] tar = shop().rawConfig(config).as(Form.DOCKER_CLASSIC).tar();
    for (Opened opened :
        List.of(Opened.stdin(tar), Opened.path(Archive.write(folder.resolve("x"), tar)))) {
      assertEquals(List.of(Problem.Kind.CONFIG_UNREADABLE), opened.kinds());
      assertTrue(problem(opened).contains("32 MiB"));
    }
  }

  @Test
  void aHistoryLineOfTenMegabytesIsReadLikeAnyOther() throws Exception {
    String line = "RUN " + "x".repeat(10 << 20);
    Opened opened = Opened.stdin(image().layer(line, FIRST).as(Form.DOCKER_25).tar());
    assertEquals(List.of(), opened.problems);
    assertEquals(line, opened.image().history().get(0).createdBy());
  }

  @Test
  void aConfigThatIsNotTheOneClaimedIsAProblemAndUsed() throws Exception {
    String config = "blobs/sha256/" + shop().configDigest().hex();
    Archive archive = shop().as(Form.OCI).editText(config, "COPY a", "COPY A");
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(List.of(Problem.Kind.DIGEST_MISMATCH), opened.kinds());
    assertEquals("COPY A /", opened.image().history().get(0).createdBy());

    archive = shop().as(Form.OCI).editText(config, "COPY a", "COPY aaa");
    assertEquals(
        List.of(Problem.Kind.SIZE_MISMATCH, Problem.Kind.DIGEST_MISMATCH),
        Opened.stdin(archive.tar()).kinds());
    archive =
        shop().as(Form.SKOPEO).editText(shop().configDigest().hex() + ".json", "COPY a", "COPY A");
    assertEquals(List.of(Problem.Kind.DIGEST_MISMATCH), Opened.stdin(archive.tar()).kinds());
  }

  @Test
  void aMissingManifestIsAProblem() throws Exception {
    Archive archive = shop().as(Form.OCI);
    String manifest =
        archive.names().stream()
            .filter(
                name -> name.startsWith("blobs/") && text(archive, name).contains("schemaVersion"))
            .findFirst()
            .orElseThrow();
    archive.without(manifest);
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(List.of(Problem.Kind.BLOB_MISSING), opened.kinds());
    assertTrue(problem(opened).contains("linux/amd64"));
  }

  private static String text(Archive archive, String name) {
    return new String(archive.content(name), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aPlatformThatDockerNeverPulledIsNoMissingBlob() throws Exception {
    Archive archive = shop().as(Form.DOCKER_CONTAINERD);
    archive.editText(
        "index.json",
        "\"manifests\":[",
        "\"manifests\":[{\"digest\":\"sha256:"
            + "0".repeat(64)
            + "\",\"size\":3,\"platform\":{\"os\":\"linux\",\"architecture\":\"s390x\"}},");
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(List.of(Problem.Kind.PLATFORM_NOT_STORED), opened.kinds());
    assertTrue(problem(opened).contains("linux/s390x"));
    assertEquals(1, opened.images().size());
    assertEquals(List.of(), Opened.stdin(archive.tar(), Opened.platform("linux/amd64")).kinds());
  }

  @Test
  void aCycleOfIndexesEndsAndTheImagesBesideItAreRead() throws Exception {
    String a = "a".repeat(64);
    String b = "b".repeat(64);
    Archive archive = shop().as(Form.OCI);
    archive.with("blobs/sha256/" + a, index(b)).with("blobs/sha256/" + b, index(a));
    archive.editText(
        "index.json", "\"manifests\":[", "\"manifests\":[{\"digest\":\"sha256:" + a + "\"},");
    Opened opened = Opened.stdin(archive.tar());
    assertTrue(opened.kinds().contains(Problem.Kind.MANIFEST_UNREADABLE));
    assertTrue(opened.problems.stream().anyMatch(p -> p.message().contains("cycle")));
    assertEquals(1, opened.images().size());
  }

  private static String index(String digest) {
    return "{\"manifests\":[{\"digest\":\"sha256:" + digest + "\"}]}";
  }

  @Test
  void anIndexThatNamesManyOfManyEndsSoon() {
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          Archive archive = new Archive();
          for (int level = 0; level < 20; level++) {
            String next = "sha256:" + Digest.sha256(new byte[level + 1]).hex();
            String ten = ("{\"digest\":\"" + next + "\"},").repeat(10) + "{}";
            String name =
                level == 0 ? "index.json" : "blobs/sha256/" + Digest.sha256(new byte[level]).hex();
            archive.with(name, "{\"manifests\":[" + ten + "]}");
          }
          Opened opened = Opened.stdin(archive.tar());
          assertTrue(opened.kinds().contains(Problem.Kind.MANIFEST_UNREADABLE));
        });
  }

  @Test
  void duplicateMembersDoNotHideEachOther() throws Exception {
    Archive archive = shop().as(Form.JIB);
    String layer = Digest.sha256(Packing.GZIP.pack(FIRST)).hex() + ".tar.gz";
    archive.with(layer, Packing.GZIP.pack(SECOND));
    Opened streamed = Opened.stdin(archive.tar());
    assertEquals(List.of(), streamed.problems);
    assertArrayEquals(Packing.GZIP.pack(SECOND), streamed.layer(streamed.image(), 0));
    assertEquals(3, streamed.passed.size());
    Opened opened = Opened.path(archive.tarTo(folder.resolve("x")));
    assertArrayEquals(Packing.GZIP.pack(SECOND), opened.layer(opened.image(), 0));
  }

  @Test
  void namesThatLeadOutsideAreNamesOnly() throws Exception {
    Path secret = Archive.write(folder.resolve("secret"), FIRST);
    String manifest =
        "[{\"Config\":\"../secret\",\"RepoTags\":null,\"Layers\":[\"" + secret + "\",\"link\"]}]";
    Archive archive =
        new Archive().with("manifest.json", manifest).withSymlink("link", secret.toString());
    for (Opened opened :
        List.of(
            Opened.stdin(archive.tar()),
            Opened.path(archive.tarTo(folder.resolve("x.tar"))),
            Opened.path(archive.folder(folder.resolve("x"))))) {
      assertEquals(0, opened.stored.size());
      assertEquals(3, opened.kinds().stream().filter(Problem.Kind.BLOB_MISSING::equals).count());
    }
  }

  @Test
  void linksInCirclesAreMissingBlobs() throws Exception {
    Archive archive =
        new Archive()
            .with("manifest.json", "[{\"Config\":\"a\",\"Layers\":[\"b\"]}]")
            .withSymlink("a", "b")
            .withSymlink("b", "a");
    assertEquals(
        List.of(Problem.Kind.BLOB_MISSING, Problem.Kind.BLOB_MISSING),
        Opened.stdin(archive.tar()).kinds());
  }

  @Test
  void whatIsNoImageIsSaidToBeWhatItIs() throws Exception {
    byte[] rootfs = LayerBuilder.layer().file("bin/sh", "").file("etc/passwd", "x").tar();
    byte[] elf = Packing.join(new byte[] {0x7f, 'E', 'L', 'F'}, new byte[600]);
    assertMessage("is empty", new byte[0]);
    assertMessage("is empty", Packing.GZIP.pack(new byte[0]));
    assertMessage("neither index.json nor manifest.json, but bin/sh, etc/passwd", rootfs);
    assertMessage("neither index.json nor manifest.json", Packing.ZSTD.pack(rootfs));
    assertMessage("ELF", elf);
    assertMessage("gzip-compressed, a program (ELF)", Packing.GZIP.pack(elf));
    assertMessage("text that begins with \"RUN\"; a Dockerfile", "RUN echo\n".getBytes());
    assertMessage("JSON document alone", "{\"schemaVersion\":2}".getBytes());
    assertMessage("neither a tar nor text", new byte[100_000]);
    assertMessage("neither a tar nor text", "From a@example.com Mon\n".getBytes());
    assertMessage("names no image at all", new Archive().with("manifest.json", "[]").tar());
    assertMessage(
        "names no image at all", new Archive().with("index.json", "{\"manifests\":[]}").tar());
    assertMessage("it has no layers", new Archive().with("manifest.json", "[{").tar());
  }

  private void assertMessage(String part, byte[] bytes) throws Exception {
    Path file = Archive.write(folder.resolve("any"), bytes);
    for (TargetException e :
        List.of(
            assertThrows(TargetException.class, () -> Opened.stdin(bytes)),
            assertThrows(TargetException.class, () -> Opened.path(file)),
            assertThrows(TargetException.class, () -> Opened.path(file, Opened.rereadable())))) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
      assertFalse(e.problem().next().isEmpty());
    }
  }

  @Test
  void aPathThatIsNotThereAndAFolderThatIsNoLayoutAreSaidToBe() throws Exception {
    assertTrue(
        assertThrows(TargetException.class, () -> Opened.path(folder.resolve("gone")))
            .getMessage()
            .contains("is not there"));
    assertTrue(
        assertThrows(TargetException.class, () -> Opened.path(folder))
            .getMessage()
            .contains("empty folder"));
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    TargetException e = assertThrows(TargetException.class, () -> Opened.path(folder));
    assertTrue(e.getMessage().endsWith(" but Dockerfile"), e.getMessage());
    assertTrue(e.problem().next().contains("the Dockerfile in it"));
  }

  @Test
  void ofAFolderThatIsNoLayoutTheFirstNamesAreSaidInOrder() throws Exception {
    for (String name : List.of("e", "b", "d", "a", "c")) {
      Files.createFile(folder.resolve(name));
    }
    TargetException e = assertThrows(TargetException.class, () -> Opened.path(folder));
    assertTrue(e.getMessage().endsWith(" but a, b, c, d, …"), e.getMessage());
    assertEquals("name an OCI layout or a dir: folder", e.problem().next());
  }

  @Test
  void aFolderThatMayNotBeReadIsNotCalledEmpty() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, Set.of());
    assumeFalse(Files.isReadable(locked), "root may read everything");
    TargetException e = assertThrows(TargetException.class, () -> Opened.path(locked));
    assertEquals("may not be read", e.problem().what());
  }

  @Test
  void emptyStandardInputIsTheFailureOfTheCommandBeforeIt() {
    assertEquals(
        "standard input: is empty; the command before the pipe has probably failed",
        assertThrows(TargetException.class, () -> Opened.stdin(new byte[0])).problem().message());
  }

  @Test
  void aLoneLayerWithoutAManifestIsOne() throws Exception {
    Archive archive =
        image().layer("", FIRST).as(Form.SKOPEO).edit("manifest.json", bytes -> "[{".getBytes());
    Opened opened = Opened.stdin(archive.without("repositories").tar());
    assertTrue(
        opened.problems.stream().anyMatch(p -> p.message().contains("; its one layer is read,")));
  }

  @Test
  void aManifestThatCannotBeReadLeavesTheLayersToBeRead() throws Exception {
    Archive archive = shop().as(Form.SKOPEO).edit("manifest.json", bytes -> "[{".getBytes());
    archive.without("repositories");
    for (Opened opened :
        List.of(Opened.stdin(archive.tar()), Opened.path(archive.tarTo(folder.resolve("x.tar"))))) {
      assertTrue(opened.kinds().contains(Problem.Kind.MANIFEST_UNREADABLE));
      assertArrayEquals(FIRST, opened.layer(opened.image(), 0));
      assertArrayEquals(SECOND, opened.layer(opened.image(), 1));
    }
  }

  @Test
  void zerosWithoutEndBehindAnArchiveAreNotWaitedFor() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 0);
            return length;
          }
        };
    InputStream stdin =
        new SequenceInputStream(new ByteArrayInputStream(shop().as(Form.OCI).tar()), endless);
    List<Problem> problems = new java.util.ArrayList<>();
    Target target = new Target.StandardInput();
    try (OpenTarget open = Sources.open(target, SourceOptions.defaults(), problems::add, stdin)) {
      assertEquals(1, open.read((key, in) -> {}).manifests().size());
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void aCompressedArchiveThatUnpacksToTooMuchIsCutThere() throws Exception {
    byte[] zeros = LayerBuilder.layer().file("zeros", new byte[8 << 20]).tar();
    byte[] packed = image().layer("", zeros).as(Form.DOCKER_CLASSIC).tar(Packing.GZIP);
    SourceOptions options =
        new SourceOptions(
            Optional.empty(), Optional.empty(), 0, false, new UnpackLimits(1L << 40, 200, 1 << 20));
    Opened opened = Opened.stdin(packed, options);
    assertTrue(opened.kinds().contains(Problem.Kind.LIMIT_REACHED));
  }

  @Test
  void whatDoesNotFitTheSpoolIsRefused() {
    SourceOptions options = new SourceOptions(Optional.empty(), Optional.empty(), 1000, true);
    TargetException e =
        assertThrows(TargetException.class, () -> Opened.stdin(shop().as(Form.OCI).tar(), options));
    assertTrue(e.problem().next().contains("--max-spool"));
  }

  @Test
  void aTemporaryFolderThatIsNotThereIsNamed() {
    String temp = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
    try {
      Problem problem =
          assertThrows(
                  TargetException.class,
                  () -> Opened.stdin(shop().as(Form.OCI).tar(), Opened.rereadable()))
              .problem();
      assertEquals(
          "the temporary folder "
              + folder.resolve("none")
              + " cannot be written to: there is no such folder",
          problem.what());
      assertTrue(problem.next().contains("TMPDIR=FOLDER"), problem.next());
    } finally {
      System.setProperty("java.io.tmpdir", temp);
    }
  }

  @Test
  void whatComesBehindAnArchiveIsReadSoThatItsWriterEndsWell() throws Exception {
    byte[] tar = shop().as(Form.OCI).tar();
    byte[] behind = new byte[3_000_000];
    ByteArrayInputStream stdin = new ByteArrayInputStream(Packing.join(tar, behind));
    Target target = new Target.StandardInput();
    try (OpenTarget open = Sources.open(target, SourceOptions.defaults(), problem -> {}, stdin)) {
      open.read((key, in) -> {});
      assertEquals(0, stdin.available());
    }
  }

  @Test
  void documentsThatDoNotFitMemoryAreSpooledAndGoneAfterwards() throws Exception {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    byte[] big = ("{\"x\":\"" + "y".repeat(17 << 20) + "\"}").getBytes();
    ImageBuilder sbom =
        image().artifact("application/x.sbom", "application/x").packed(Packing.PLAIN);
    sbom.rawConfig("{}".getBytes()).layer("", big).layer("", Packing.join(big, new byte[] {' '}));
    Opened opened = Opened.stdin(sbom.as(Form.OCI).tar());
    assertEquals(List.of(), opened.problems);
    assertEquals(0, opened.passed.size());
    assertArrayEquals(big, opened.layer(opened.contents.manifests().get(0), 0));
    try (var left = Files.newDirectoryStream(temp, "imagescan-*")) {
      assertFalse(left.iterator().hasNext());
    }
  }

  private static String manifestOf(Archive archive) {
    return archive.names().stream()
        .filter(name -> name.startsWith("blobs/") && !name.endsWith("/"))
        .filter(name -> new String(archive.content(name)).contains("\"layers\":["))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void layersThatAreNoListAreToldAndSoAreTheOnesThatTheConfigKnows() throws Exception {
    for (String list : List.of("{}", "null", "\"x\"", "[]")) {
      Archive docker = shop().as(Form.DOCKER_CLASSIC);
      docker.edit(
          "manifest.json",
          old ->
              new String(old)
                  .replaceFirst("\"Layers\":\\[[^]]*]", "\"Layers\":" + list)
                  .getBytes());
      assertTrue(
          Opened.stdin(docker.tar()).kinds().contains(Problem.Kind.BLOB_MISSING),
          () -> list + " " + new String(docker.content("manifest.json")));
      Archive oci = shop().as(Form.OCI);
      oci.edit(
          manifestOf(oci),
          old ->
              new String(old)
                  .replaceFirst("\"layers\":\\[[^]]*]", "\"layers\":" + list)
                  .getBytes());
      assertTrue(Opened.stdin(oci.tar()).kinds().contains(Problem.Kind.BLOB_MISSING), list);
    }
  }

  @Test
  void anIndexWithinAnIndexThatNamesNothingIsTold() throws Exception {
    for (String list : List.of("[]", "{}", "null")) {
      Archive archive = shop().as(Form.OCI);
      byte[] empty = ("{\"schemaVersion\":2,\"manifests\":" + list + "}").getBytes();
      archive.with(blob(empty), empty);
      archive.edit(
          "index.json",
          old ->
              new String(old)
                  .replace(
                      "\"manifests\":[",
                      "\"manifests\":[{\"digest\":\"" + Digest.sha256(empty) + "\"},")
                  .getBytes());
      Opened opened = Opened.stdin(archive.tar());
      assertEquals(List.of(Problem.Kind.MANIFEST_UNREADABLE), opened.kinds(), list);
      assertEquals(1, opened.images().size());
    }
  }

  @Test
  void anImageThatIsAnIndexAsWellIsReadAsBoth() throws Exception {
    Archive archive = shop().as(Form.OCI);
    archive.edit(
        manifestOf(archive),
        old -> ("{\"manifests\":[]," + new String(old).substring(1)).getBytes());
    assertEquals(1, Opened.stdin(archive.tar()).images().size());
  }

  @Test
  void anImageThatCallsItselfAnArtifactIsAnImage() throws Exception {
    Archive archive = shop().as(Form.OCI);
    archive.edit(
        manifestOf(archive),
        old -> ("{\"artifactType\":\"a/b\"," + new String(old).substring(1)).getBytes());
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(1, opened.images().size());
    assertEquals(2, opened.image().history().size());
  }

  @Test
  void dockersManifestBesideAnIndexWithOtherLayersIsReadToo() throws Exception {
    byte[] more = LayerBuilder.layer().file("c", "three").tar();
    Archive archive = shop().as(Form.DOCKER_25).with("more.tar", more);
    archive.editText("manifest.json", "\"Layers\":[", "\"Layers\":[\"more.tar\",");
    Opened opened = Opened.stdin(archive.tar());
    assertEquals(List.of(2, 3), opened.images().stream().map(i -> i.layers().size()).toList());
  }

  @Test
  void aFolderWhoseIndexIsDamagedLeavesTheLayersToBeRead() throws Exception {
    Path layout = shop().as(Form.OCI).folder(folder.resolve("layout"));
    Files.writeString(layout.resolve("index.json"), "{\"manifests\":[");
    Opened opened = Opened.path(layout);
    assertTrue(opened.kinds().contains(Problem.Kind.MANIFEST_UNREADABLE));
    assertEquals(2, opened.image().layers().size());
  }

  @Test
  void aManifestBehindManyBlanksIsReadFromAStreamToo() throws Exception {
    Archive archive = shop().as(Form.DOCKER_CLASSIC);
    archive.edit("manifest.json", old -> Packing.join(" ".repeat(5_000).getBytes(), old));
    assertEquals(List.of(), Opened.stdin(archive.tar()).problems);
  }

  @Test
  void aDockerfileWithAStrayByteIsOne() throws Exception {
    byte[] text = "# caf\u00e9\nFROM scratch\n".getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(Opened.stdin(text).contents.dockerfile().isPresent());
  }

  @Test
  void whatCameBeforeTheSpoolWasFullIsUsed() throws Exception {
    byte[] big = ("{\"x\":\"" + "y".repeat(20 << 20) + "\"}").getBytes();
    SourceOptions options = new SourceOptions(Optional.empty(), Optional.empty(), 1000, false);
    byte[] tar = shop().as(Form.OCI).with("big.json", big).tar();
    Opened opened = Opened.stdin(tar, options);
    assertEquals(List.of(Problem.Kind.LIMIT_REACHED), opened.kinds());
    assertEquals(2, opened.image().layers().size());
  }

  @Test
  void aMemberOfEndlessZerosIsNotWaitedFor() throws Exception {
    byte[] tar = shop().as(Form.OCI).tar();
    byte[] header =
        Arrays.copyOf(LayerBuilder.layer().pax("size", "" + (1L << 60)).file("x", "").tar(), 1536);
    byte[] before = Arrays.copyOf(tar, tar.length - 1024);
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 0);
            return length;
          }
        };
    List<Problem> problems = new java.util.ArrayList<>();
    InputStream stdin =
        new SequenceInputStream(new ByteArrayInputStream(Packing.join(before, header)), zeros);
    try (OpenTarget open =
        Sources.open(new Target.StandardInput(), SourceOptions.defaults(), problems::add, stdin)) {
      Contents contents = open.read((key, in) -> in.readNBytes(10));
      assertEquals(1, contents.manifests().size());
    }
    assertEquals(
        List.of(Problem.Kind.LIMIT_REACHED), problems.stream().map(Problem::kind).toList());
  }

  @Test
  void aLayerThatIsNearlyAllHolesIsNotRead() throws Exception {
    byte[] archive =
        LayerBuilder.layer()
            .sparse(
                LayerBuilder.Sparse.PAX_1_0,
                "layer.tar",
                60L << 30,
                new java.util.TreeMap<>(java.util.Map.of(0L, FIRST)))
            .file("config.json", "{}")
            .file(
                "manifest.json",
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[\"layer.tar\"]}]")
            .tar();
    assertTrue(Opened.stdin(archive).kinds().contains(Problem.Kind.LIMIT_REACHED));
    Path file = Archive.write(folder.resolve("holes.tar"), archive);
    try (OpenTarget open =
        Sources.open(
            new Target.PathTarget(file),
            SourceOptions.defaults(),
            problem -> {},
            InputStream.nullInputStream())) {
      var layer = open.read((key, in) -> {}).manifests().get(0).layers().get(0).layer();
      assertThrows(java.io.IOException.class, layer.orElseThrow()::open);
    }
  }
}

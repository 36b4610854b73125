package io.github.imagescan;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.engine.Limits;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole scans of what nobody should have made: all end soon, say what was wrong, leave nothing. */
@Timeout(10)
class HostileInputTest {
  private static final String TOKEN = Scan.token(1);
  private static final int CUTS = 60;
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  private final Set<Path> leftByOthers = new TreeSet<>();

  @BeforeEach
  void listTemporaryFiles() throws IOException {
    leftByOthers.addAll(ours());
  }

  @AfterEach
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    Set<Path> left = ours();
    left.removeAll(leftByOthers);
    assertEquals(Set.of(), left);
  }

  private static Set<Path> ours() throws IOException {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    Set<Path> found = new TreeSet<>();
    try (var files = Files.newDirectoryStream(temp, "imagescan*")) {
      files.forEach(found::add);
    }
    return found;
  }

  private static ImageBuilder shop() {
    return image("acme/shop:1.0")
        .env("ACME=" + Scan.token(2))
        .layer("COPY a /", l -> l.file("a.txt", "x\n" + TOKEN + "\n"))
        .layer("COPY b /", l -> l.file("b.txt", Scan.token(3)).symlink("c", "b.txt"));
  }

  private Path stored(ImageBuilder image) {
    return image.as(Form.DOCKER_25).tarTo(folder.resolve("image.tar"));
  }

  private Scan scan(ImageBuilder image) {
    return Scan.of(stored(image));
  }

  private static UnaryOperator<ScanRequest.Builder> limits(Limits limits) {
    return request -> request.limits(limits);
  }

  private static void assertNoImage(Scan scan) {
    assertEquals(List.of(Problem.Kind.TARGET_UNREADABLE), scan.problemKinds());
    assertEquals(Outcome.INCOMPLETE, scan.summary.outcome());
    assertFalse(scan.problems.get(0).next().isEmpty());
  }

  /** Whatever was lost is told, and then the scan does not end well. */
  private static void assertToldOrHarmless(Scan scan, List<String> whole, String what) {
    boolean told = scan.problems.stream().anyMatch(p -> p.kind().incomplete());
    assertTrue(told || scan.lines().equals(whole), () -> what + " lost without a word");
    assertEquals(told, !scan.summary.complete(), what);
    assertTrue(whole.size() >= scan.findings.size(), what);
    assertEquals(expected(scan, told), scan.summary.outcome(), what);
  }

  private static Outcome expected(Scan scan, boolean told) {
    return scan.findings.isEmpty() ? told ? Outcome.INCOMPLETE : Outcome.CLEAN : Outcome.FINDINGS;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not an image\n", "{\"layers\":[]}", "\u0000", "PK\u0003\u0004"})
  void whatIsNoImageIsSaidToBeNone(String content) {
    assertNoImage(Scan.of(Archive.write(folder.resolve("x"), content.getBytes())));
    assertNoImage(Scan.ofStandardInput(content.getBytes()));
  }

  @Test
  void aFolderThatIsNoLayoutIsSaidToBeNone() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/blobs"));
    Archive.write(other.resolve("x.txt"), TOKEN.getBytes());

    assertNoImage(Scan.of(other.getParent()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"DOCKER_CLASSIC", "DOCKER_25", "OCI"})
  void anArchiveCutAnywhereIsToldOrHarmless(Form form) {
    byte[] tar = shop().as(form).tar();
    List<String> whole = Scan.ofStandardInput(tar).lines();
    for (int i = 0; i < CUTS; i++) {
      int at = (int) ((long) tar.length * i / CUTS) + i % 3;
      byte[] cut = Arrays.copyOf(tar, at);
      Path file = Archive.write(folder.resolve("cut.tar"), cut);
      assertToldOrHarmless(Scan.of(file), whole, form + " file cut at " + at);
      assertToldOrHarmless(Scan.ofStandardInput(cut), whole, form + " stream cut at " + at);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Packing.class,
      names = {"GZIP", "ZSTD"})
  void aCompressedArchiveCutAnywhereIsToldOrHarmless(Packing packing) {
    byte[] packed = shop().as(Form.DOCKER_CLASSIC).tar(packing);
    List<String> whole = Scan.ofStandardInput(packed).lines();
    for (int i = 0; i < CUTS; i++) {
      int at = (int) ((long) packed.length * i / CUTS);
      Path file = Archive.write(folder.resolve("cut.tar"), Arrays.copyOf(packed, at));
      assertToldOrHarmless(Scan.of(file), whole, packing + " cut at " + at);
    }
  }

  @Test
  void aMissingBlobIsToldAndTheRestIsScanned() {
    byte[] layer = LayerBuilder.layer().file("gone.txt", Scan.token(9)).tar();
    ImageBuilder image = shop().layer("COPY gone.txt /", layer);
    String name = blobOf(layer);

    Scan scan = Scan.of(image.as(Form.DOCKER_25).without(name).tarTo(folder.resolve("x.tar")));

    assertEquals(List.of(Problem.Kind.BLOB_MISSING), scan.problemKinds());
    assertEquals(3, scan.findings.size());
    assertFalse(scan.summary.complete());
  }

  private static String blobOf(byte[] stored) {
    return "blobs/sha256/" + Digest.sha256(stored).hex();
  }

  /** An image whose one layer is not the one that its manifest names. */
  private Path swapped() {
    byte[] layer = LayerBuilder.layer().file("a.txt", "nothing at all").tar();
    byte[] other = LayerBuilder.layer().file("a.txt", "nothing to see").tar();
    return image()
        .packed(Packing.PLAIN)
        .layer("COPY a.txt /", layer)
        .as(Form.OCI)
        .edit(blobOf(layer), old -> other)
        .tarTo(folder.resolve("swapped.tar"));
  }

  @Test
  void aWrongDigestIsToldAndFailsNothing() {
    Scan scan = Scan.of(swapped());

    assertTrue(scan.problemKinds().contains(Problem.Kind.DIGEST_MISMATCH));
    assertTrue(scan.summary.complete());
    assertEquals(Outcome.CLEAN, scan.summary.outcome());
    assertEquals(1, scan.summary.images().get(0).files());
  }

  @Test
  void aWrongDigestMakesAStrictScanIncomplete() {
    Scan scan = Scan.of(swapped(), request -> request.strict(true));

    assertEquals(Outcome.INCOMPLETE, scan.summary.outcome());
  }

  @Test
  void aLayerWithAWrongDigestIsScanned() {
    byte[] layer = LayerBuilder.layer().file("a.txt", "nothing at all").tar();
    byte[] other = LayerBuilder.layer().file("a.txt", TOKEN).tar();
    Archive archive = image().packed(Packing.PLAIN).layer("COPY a /", layer).as(Form.OCI);

    Scan scan = Scan.ofStandardInput(archive.edit(blobOf(layer), old -> other).tar());

    assertEquals("a.txt", scan.only().first().where().masked());
  }

  @Test
  void aCycleOfIndexesIsToldAndTheImageBesideItIsScanned() {
    String a = "a".repeat(64);
    String b = "b".repeat(64);
    Archive archive = shop().as(Form.OCI);
    archive.with("blobs/sha256/" + a, index(b)).with("blobs/sha256/" + b, index(a));
    archive.editText(
        "index.json", "\"manifests\":[", "\"manifests\":[{\"digest\":\"sha256:" + a + "\"},");

    Scan scan = Scan.ofStandardInput(archive.tar());

    assertTrue(scan.problemKinds().contains(Problem.Kind.MANIFEST_UNREADABLE));
    assertEquals(3, scan.findings.size());
  }

  private static String index(String digest) {
    return "{\"manifests\":[{\"digest\":\"sha256:" + digest + "\"}]}";
  }

  @Test
  void namesThatLeadOutsideAreNamesInTheImage() throws IOException {
    String planted = folder.resolve("planted").toString();
    Path image =
        stored(
            image()
                .layer(
                    l ->
                        l.file("/abs/a.txt", TOKEN)
                            .file("../../up/b.txt", Scan.token(2))
                            .file("./in/../c.txt", Scan.token(3))
                            .file(planted, Scan.token(4)))
                .layer(l -> l.whiteout("abs/a.txt").whiteout("up/b.txt").whiteout("c.txt"))
                .layer(l -> l.whiteout(planted)));

    Scan scan = Scan.of(image);

    assertEquals(4, scan.findings.size(), () -> scan.lines().toString());
    for (Finding finding : scan.findings) {
      assertEquals("deleted", finding.visibility().id(), finding::toString);
    }
    String sarif = scan.report("sarif");
    assertTrue(sarif.contains("up/b.txt"), sarif);
    assertFalse(Pattern.compile("\"uri\"\\s*:\\s*\"(\\.\\.|/)").matcher(sarif).find(), sarif);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(image), files.toList());
    }
  }

  @Test
  void linksOfALayerAreNeverFollowed() {
    Path secret = Archive.write(folder.resolve("secret.txt"), Scan.token(9).getBytes());
    Scan scan =
        scan(
            image()
                .layer(
                    l ->
                        l.symlink("passwd", "/etc/passwd")
                            .symlink("secret", secret.toString())
                            .hardlink("hard", secret.toString())
                            .file("secret/x", "")
                            .file("f", TOKEN)));

    assertEquals("f", scan.only().first().where().masked());
    assertTrue(scan.summary.complete());
  }

  @Test
  void linksOfAnArchiveAndOfALayoutAreNeverFollowedOutside() throws IOException {
    byte[] layer = LayerBuilder.layer().file("x", TOKEN).tar();
    Path secret = Archive.write(folder.resolve("secret.tar"), layer);
    ImageBuilder image = image().packed(Packing.PLAIN).layer("COPY x /", layer);
    for (Path target : List.of(Path.of("/etc/passwd"), secret)) {
      Archive archive = image.as(Form.OCI).without(blobOf(layer));
      archive.withSymlink(blobOf(layer), target.toString());
      Path layout = archive.folder(folder.resolve("layout-of-" + target.getFileName()));
      for (Scan scan : List.of(Scan.of(layout), Scan.ofStandardInput(archive.tar()))) {
        assertEquals(List.of(), scan.findings);
        assertEquals(Outcome.INCOMPLETE, scan.summary.outcome());
      }
      Files.delete(layout.resolve(blobOf(layer)));
    }
  }

  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Arrays.fill(bytes, offset, offset + length, (byte) 0);
      return length;
    }
  }

  @Test
  void zerosWithoutEndAreNoImage() {
    assertNoImage(Scan.ofStandardInput(new Zeros(), limits(new Limits(MIB, 10, MIB, 10, 10))));
  }

  @Test
  void zerosWithoutEndBehindAnImageAreNotWaitedFor() {
    InputStream image = new ByteArrayInputStream(shop().as(Form.OCI).tar());

    Scan scan = Scan.ofStandardInput(new SequenceInputStream(image, new Zeros()), r -> r);

    assertEquals(3, scan.findings.size());
    assertEquals(List.of(), scan.problems);
  }

  private static ImageBuilder zeros(Packing packing) {
    return image()
        .packed(packing)
        .layer(l -> l.file("a", TOKEN).file("zeros", new byte[8 << 20]).file("z", Scan.token(2)));
  }

  @Test
  void aLayerLargerThanTheLimitIsReadUpToIt() {
    Path image = stored(zeros(Packing.PLAIN).layer(l -> l.file("b", Scan.token(3))));

    Scan scan = Scan.of(image, limits(new Limits(MIB, 200, MIB, 10, 100)));

    assertEquals(List.of(Problem.Kind.LIMIT_REACHED), scan.problemKinds());
    assertEquals(2, scan.findings.size(), () -> scan.lines().toString());
    assertFalse(scan.summary.complete());
  }

  @Test
  void aBombIsReadUpToItsRatio() {
    Path image = stored(zeros(Packing.GZIP).layer(l -> l.file("b", Scan.token(3))));

    Scan scan = Scan.of(image, limits(new Limits(1L << 40, 10, MIB, 10, 100)));

    assertEquals(List.of(Problem.Kind.LIMIT_REACHED), scan.problemKinds());
    assertEquals(2, scan.findings.size(), () -> scan.lines().toString());
  }

  @Test
  void anArchiveThatIsABombIsReadUpToItsRatio() {
    byte[] packed = zeros(Packing.PLAIN).as(Form.DOCKER_CLASSIC).tar(Packing.GZIP);
    InputStream stdin = new ByteArrayInputStream(packed);

    Scan scan = Scan.ofStandardInput(stdin, limits(new Limits(1L << 40, 10, MIB, 10, 100)));

    assertTrue(scan.problemKinds().contains(Problem.Kind.LIMIT_REACHED), scan.problems::toString);
    assertFalse(scan.summary.complete());
  }

  @Test
  void aSecretInAHistoryLineOfTenMegabytesIsFoundAndMasked() {
    String half = "echo padding; ".repeat(360_000);

    Scan scan = scan(image().history("RUN " + half + TOKEN + " ; " + half));

    assertEquals("acme-token", scan.only().rule().id().toString());
    for (String format : List.of("text", "json", "sarif")) {
      assertFalse(scan.report(format).contains(TOKEN.substring(5)), format);
    }
  }

  private static byte[] manyFiles(int count) {
    LayerBuilder layer = LayerBuilder.layer();
    for (int i = 0; i < count; i++) {
      layer.file("d" + i % 100 + "/f" + i, "");
    }
    return layer.file("last", TOKEN).tar();
  }

  @Test
  void aHundredThousandEntriesAreRead() {
    Scan scan = scan(image().packed(Packing.GZIP).layer("COPY . /", manyFiles(100_000)));

    assertEquals("last", scan.only().first().where().masked());
    assertEquals(100_001, scan.summary.images().get(0).files());
  }

  @Test
  void moreEntriesThanTheLimitAreTold() {
    Path image = stored(image().layer(l -> l.file("a", TOKEN)).layer("RUN", manyFiles(1_000)));

    Scan scan = Scan.of(image, limits(new Limits(1L << 40, 200, 1L << 30, 10, 1_000)));

    assertEquals("a", scan.only().first().where().masked());
    assertEquals(List.of(Problem.Kind.LIMIT_REACHED), scan.problemKinds());
    assertTrue(scan.problems.get(0).what().contains("1000 entries"), scan.problems::toString);
  }

  @Test
  void moreFindingsThanTheLimitAreTold() {
    StringBuilder tokens = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      tokens.append(Scan.token(i)).append('\n');
    }
    Path image = stored(image().layer(l -> l.file("tokens", tokens.toString())));

    Scan scan = Scan.of(image, limits(new Limits(1L << 40, 200, 1L << 30, 10, 100)));

    assertEquals(List.of(Problem.Kind.FINDINGS_CAPPED), scan.problemKinds());
    assertEquals(10, scan.findings.size());
    assertTrue(scan.summary.complete());
  }

  @Test
  void controlCharactersAreShownEscaped() {
    String evil = "\u001b[2J\u001b]0;owned\u0007\u202e\u009b31m";
    byte[] damaged = LayerBuilder.layer().file("cut" + evil, new byte[9000]).tar();
    ImageBuilder image =
        image("acme/shop:1.0")
            .label("l" + evil, TOKEN)
            .layer("RUN printf '" + evil + "' " + Scan.token(2), l -> l)
            .layer("COPY " + evil, l -> l.file("app/" + evil + "\r\n.txt", Scan.token(3)))
            .layer("ADD x", Arrays.copyOf(damaged, 3000))
            .historyEntry(Map.of("created_by", evil + " " + Scan.token(4), "empty_layer", true));

    Scan scan = scan(image);

    assertEquals(4, scan.findings.size(), () -> scan.lines().toString());
    assertFalse(scan.problems.isEmpty());
    Map<String, String> reports = new TreeMap<>();
    for (String format : List.of("text", "json", "sarif")) {
      reports.put(format, scan.report(format));
    }
    for (Map.Entry<String, String> report : reports.entrySet()) {
      for (char control : new char[] {0x1b, 7, 0x9b, 0x202e, '\r'}) {
        assertEquals(-1, report.getValue().indexOf(control), report.getKey() + " " + (int) control);
      }
    }
    assertTrue(reports.get("text").contains("\\x1b[2J"), reports.get("text"));
    for (Finding finding : scan.findings) {
      assertEquals(-1, finding.toString().indexOf(0x1b), "a finding");
    }
  }

  @Test
  void aLayerThatWasCutBetweenEntriesIsTold() {
    byte[] layer = LayerBuilder.layer().file("a", "x").file("b", TOKEN).tar();
    for (int length : List.of(0, 1024, 2048)) {
      Path file =
          image("acme/shop:1.0")
              .packed(Packing.PLAIN)
              .layer("COPY a b /", layer)
              .as(Form.OCI)
              .edit(blobOf(layer), whole -> Arrays.copyOf(whole, length))
              .tarTo(folder.resolve("cut.tar"));
      Scan scan = Scan.of(file);
      assertTrue(scan.problemKinds().contains(Problem.Kind.LAYER_TRUNCATED), "cut to " + length);
      assertFalse(scan.summary.complete());
    }
  }

  @Test
  void aConfigThatCannotBeParsedIsSearchedAllTheSame() {
    byte[] config = ("{\"config\":{\"Env\":[\"A=" + TOKEN + "\",").getBytes();
    Scan scan = scan(image().rawConfig(config).layer(l -> l.file("a", "")));
    assertEquals(1, scan.findings.size(), () -> scan.lines().toString());
    assertTrue(scan.problemKinds().contains(Problem.Kind.CONFIG_UNREADABLE));
  }

  @Test
  void ofANameThatAConfigGivesTwiceBothValuesAreSearched() {
    byte[] config =
        ("{\"author\":\"" + TOKEN + "\",\"author\":\"me\",\"os\":\"linux\"}").getBytes();
    Scan scan = scan(image().rawConfig(config).layer(l -> l.file("a", "")));
    assertEquals(1, scan.findings.size(), () -> scan.lines().toString());
  }

  @Test
  void aConfigWithALongNameOverManyValuesTakesLittleMemory() {
    String values = ("\"" + TOKEN + "\",").repeat(20_000) + "\"\"";
    byte[] config = ("{\"" + "k".repeat(1 << 19) + "\":[" + values + "]}").getBytes();
    assertEquals(1, scan(image().rawConfig(config).layer(l -> l.file("a", ""))).findings.size());
  }

  @Test
  void aLineOfTenMegabytesWithAThousandSecretsIsTold() {
    StringBuilder line = new StringBuilder("RUN ");
    for (int i = 0; i < 1_000; i++) {
      line.append(Scan.token(1_000 + i)).append(" ".repeat(10_000));
    }
    assertEquals(1_000, scan(image().history(line.toString())).findings.size());
  }

  @Test
  void anIndexOfManyImagesIsSearchedOnce() {
    List<ImageBuilder> images = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      images.add(image("acme/shop:" + i).label("n", "" + i).layer(l -> l.file("a", "")));
    }
    Archive archive = Form.OCI.write(images);
    String big = "{\"annotations\":{\"big\":\"" + "z".repeat(4 << 20) + "\"},";
    archive.edit("index.json", old -> (big + new String(old).substring(1)).getBytes());
    Scan scan = Scan.of(archive.tarTo(folder.resolve("many.tar")));
    assertEquals(400, scan.summary.images().size());
  }
}

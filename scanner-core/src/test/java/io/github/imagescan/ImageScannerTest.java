package io.github.imagescan;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.GithubLimits;
import io.github.imagescan.testkit.ImageBuilder;
import io.github.imagescan.testkit.Packing;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageScannerTest {
  private static final String TOKEN = Scan.token(1);

  @TempDir Path folder;

  private Path stored(ImageBuilder image, Form form) {
    Archive archive = image.as(form);
    return form.isArchive()
        ? archive.tarTo(folder.resolve("image.tar"))
        : archive.folder(folder.resolve("image"));
  }

  private Scan scan(ImageBuilder image) {
    return Scan.of(stored(image, Form.DOCKER_25));
  }

  private static ImageBuilder eventful() {
    return image("acme/shop:1.0")
        .env("ACME=" + Scan.token(2))
        .layer("COPY base /", l -> l.directory("app").file("app/a.txt", "x\ny " + TOKEN + "\n"))
        .layer("RUN rm app/a.txt # buildkit", l -> l.whiteout("app/a.txt"))
        .layer("COPY b /", l -> l.file("b.txt", Scan.token(3)).hardlink("c.txt", "b.txt"))
        .layer("COPY b2 /", l -> l.file("b.txt", "nothing"))
        .history("RUN echo " + Scan.token(4));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyFormGivesTheSameFindings(Form form) {
    List<String> expected = scan(eventful()).lines();
    assertEquals(4, expected.size(), expected::toString);

    Scan scan = Scan.of(stored(eventful(), form));

    assertEquals(expected, scan.lines(), () -> scan.problems.toString());
    assertEquals(List.of(), scan.problems);
    assertTrue(scan.summary.complete());
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void aCompressedArchiveGivesTheSameFindingsInOnePass(Packing packing) {
    byte[] bytes = eventful().as(Form.DOCKER_CLASSIC).tar(packing);
    Path file = Archive.write(folder.resolve("image"), bytes);

    assertEquals(scan(eventful()).lines(), Scan.of(file).lines());
    assertEquals(scan(eventful()).lines(), Scan.ofStandardInput(bytes).lines());
  }

  @ParameterizedTest
  @EnumSource(
      value = Packing.class,
      names = {"PLAIN", "GZIP", "GZIP_MEMBERS", "ZSTD", "ZSTD_FRAMES"})
  void aLayerIsReadByWhatItIs(Packing packing) {
    ImageBuilder image = eventful().packed(packing);

    assertEquals(scan(eventful()).lines(), Scan.of(stored(image, Form.OCI)).lines());
  }

  @Test
  void oneThreadAndManyGiveTheSame() {
    Path file = stored(eventful(), Form.OCI);

    assertEquals(
        Scan.of(file, request -> request.threads(1)).lines(),
        Scan.of(file, request -> request.threads(8)).lines());
  }

  @Test
  void aFileThatALaterLayerDeletesIsToldWithTheLayerThatDidIt() {
    Finding finding =
        scan(image()
                .layer("COPY .env /", l -> l.file(".env", TOKEN))
                .layer("RUN rm /.env", l -> l.whiteout(".env")))
            .only();

    assertEquals("deleted", finding.visibility().id());
    assertEquals(1, finding.visibility().hiddenByLayer().getAsInt());
    assertEquals(0, finding.first().layerIndex().getAsInt());
    assertEquals("COPY .env /", finding.first().instruction().orElseThrow().masked());
  }

  @Test
  void aBuildArgumentIsMaskedWhereItsInstructionIsShown() {
    Finding finding =
        scan(image().layer("RUN |1 TOKEN=" + TOKEN + " /bin/sh -c make # buildkit", l -> l)).only();

    assertTrue(finding.visibility() instanceof Visibility.MetadataOnly);
    assertFalse(finding.toString().contains(TOKEN.substring(5)), "the token is in the clear");
  }

  @Test
  void aVariableOfTheConfigAndTheInstructionThatSetItAreOneFinding() {
    Finding finding = scan(image().env("ACME=" + TOKEN).history("ENV ACME=" + TOKEN)).only();

    assertEquals(2, finding.occurrences().size());
    assertTrue(finding.first().historyIndex().isPresent());
  }

  @Test
  void tokensInFileNamesLinksAndExtendedAttributesAreFound() {
    Scan scan =
        scan(
            image()
                .layer(l -> l.file("tmp/" + TOKEN, ""))
                .layer(l -> l.symlink("link", "/run/" + Scan.token(2)))
                .layer(l -> l.xattr("user.token", Scan.token(3)).file("f", "")));

    assertEquals(3, scan.findings.size(), () -> scan.lines().toString());
  }

  @Test
  void anAnnotationAndAnUnknownFieldOfTheConfigAreRead() {
    Scan scan =
        Scan.of(
            stored(image().annotation("note", TOKEN).field("x-vendor", Scan.token(2)), Form.OCI));

    assertEquals(2, scan.findings.size(), () -> scan.lines().toString());
  }

  @Test
  void aTokenInABigBinaryFileIsFoundAtItsOffset() {
    byte[] file = new byte[5_000_000];
    System.arraycopy(TOKEN.getBytes(), 0, file, 3_145_700, TOKEN.length());

    Finding finding = scan(image().layer(l -> l.file("big.bin", file))).only();

    assertEquals(3_145_700, finding.first().span().start());
  }

  @Test
  void aMissingLayerMakesTheScanIncompleteAndTheRestIsStillFound() {
    Archive archive = eventful().as(Form.SKOPEO);
    String layer = archive.names().stream().filter(n -> n.endsWith(".tar")).findFirst().get();
    Scan scan = Scan.of(archive.without(layer).tarTo(folder.resolve("cut.tar")));

    assertTrue(scan.problemKinds().contains(Problem.Kind.BLOB_MISSING), scan.problems::toString);
    assertFalse(scan.summary.complete());
    assertEquals(3, scan.findings.size());
    assertEquals(Outcome.FINDINGS, scan.summary.outcome());
  }

  @Test
  void theUriOfAProblemHasTheImagesNameWithoutTagAndPlatform() {
    Scan scan =
        scan(image("ghcr.example.com:443/acme/shop:1.0").layer("COPY a /", "no tar".getBytes()));

    assertEquals(List.of(Problem.Kind.LAYER_NOT_TAR), scan.problemKinds());
    String sarif = scan.report("sarif");
    assertEquals(List.of(), GithubLimits.violations(sarif.getBytes(StandardCharsets.UTF_8)));
    assertTrue(sarif.contains("\"imagescan/ghcr.example.com/acme/shop/manifest\""), sarif);
  }

  @Test
  void nothingToFindAndAllReadIsClean() {
    Scan scan = scan(image().layer(l -> l.file("etc/hostname", "web\n")));

    assertEquals(Outcome.CLEAN, scan.summary.outcome());
    assertEquals(List.of(), scan.problems);
  }

  @Test
  void whatIsNotAnImageIsAProblemThatSaysWhatToDo() {
    Path file = Archive.write(folder.resolve("image.tar"), "not an image".getBytes());

    Scan scan = Scan.of(file);

    assertEquals(Outcome.INCOMPLETE, scan.summary.outcome());
    assertEquals(List.of(Problem.Kind.TARGET_UNREADABLE), scan.problemKinds());
    assertFalse(scan.problems.get(0).next().isEmpty());
  }

  @Test
  void aDockerfileIsReadWithItsLines() {
    Path file =
        Archive.write(
            folder.resolve("Containerfile"),
            ("FROM scratch\n\nENV ACME=" + TOKEN + "\n").getBytes());

    Finding finding = Scan.of(file).only();

    assertEquals(3, finding.first().region().startLine());
  }

  @Test
  void aDockerfileHasTheSameFindingsHoweverItsPathIsSpelt() {
    Path file =
        Archive.write(
            folder.resolve("Dockerfile"), ("FROM scratch\nENV ACME=" + TOKEN + "\n").getBytes());
    Path relative = Path.of("").toAbsolutePath().relativize(file);

    Set<String> ids =
        Stream.of(file, folder.resolve("./Dockerfile"), relative, Path.of("./" + relative))
            .map(path -> Scan.of(path).only().fingerprint().id())
            .collect(Collectors.toSet());

    assertEquals(1, ids.size(), ids::toString);
  }

  @Test
  void anIgnoredFindingIsCountedAndFailsNothing() {
    Path file = stored(image().env("ACME=" + TOKEN), Form.DOCKER_25);
    String id = Scan.of(file).only().fingerprint().id();

    Scan scan = Scan.of(file, request -> request.ignores(List.of(id)));

    assertEquals(List.of(), scan.findings);
    assertEquals(1, scan.summary.suppressed());
    assertEquals(Outcome.CLEAN, scan.summary.outcome());
  }

  @Test
  void aTargetThatCannotBeOpenedKeepsNoOtherFromBeingScanned() {
    Path file = stored(image().env("ACME=" + TOKEN), Form.DOCKER_25);

    Scan scan = Scan.of(List.of(folder.resolve("missing.tar"), file));

    assertEquals(1, scan.findings.size());
    assertEquals(List.of(Problem.Kind.TARGET_UNREADABLE), scan.problemKinds());
    assertEquals(Outcome.FINDINGS, scan.summary.outcome());
  }

  @Test
  void whatMayBeIncompleteMayNotBeMissingAltogether() {
    UnaryOperator<ScanRequest.Builder> lenient = request -> request.allowIncomplete(true);
    byte[] tar = image().layer(l -> l.file("a", "")).as(Form.DOCKER_25).tar();
    Path cut = Archive.write(folder.resolve("cut.tar"), Arrays.copyOf(tar, tar.length - 2_000));

    assertEquals(Outcome.CLEAN, Scan.of(cut, lenient).summary.outcome());
    assertEquals(Outcome.INCOMPLETE, Scan.of(folder.resolve("no"), lenient).summary.outcome());
    assertEquals(
        Outcome.INCOMPLETE,
        Scan.ofStandardInput(InputStream.nullInputStream(), lenient).summary.outcome());
  }

  @Test
  void aStrictScanWithAHarmlessProblemIsCompleteAndDoesNotEndWell() {
    Path file = stored(image().layer(l -> l.file("a", "")), Form.DOCKER_25);

    Scan scan = Scan.of(file, request -> request.strict(true).ignores(List.of("no-such-rule")));

    assertEquals(List.of(Problem.Kind.IGNORE_UNUSED), scan.problemKinds());
    assertTrue(scan.summary.complete());
    assertEquals(Outcome.INCOMPLETE, scan.summary.outcome());
  }

  @Test
  void aDetectorThatFailsCostsOneLayerAndSaysNothingOfWhatItRead() throws Exception {
    ClassLoader broken = BrokenDetector.in(folder.resolve("plugin"));
    Path file =
        stored(
            image()
                .layer(l -> l.file("a", "BREAK"))
                .layer(l -> l.file("b", TOKEN))
                .env("ACME=" + Scan.token(2)),
            Form.DOCKER_25);

    Scan scan = Scan.of(file, request -> request.plugins(broken));

    assertEquals(2, scan.findings.size(), () -> scan.lines().toString());
    assertEquals(List.of(Problem.Kind.INTERNAL_ERROR), scan.problemKinds());
    assertFalse(scan.problems.toString().contains("quote"), scan.problems::toString);
    assertFalse(scan.summary.complete());
  }

  @Test
  void aDetectorThatFailsOnATargetsConfigKeepsNoOtherTargetFromBeingScanned() throws Exception {
    ClassLoader broken = BrokenDetector.in(folder.resolve("plugin"));
    Path bad = image().env("A=BREAK").as(Form.DOCKER_25).tarTo(folder.resolve("bad.tar"));
    Path file = stored(image().env("ACME=" + TOKEN), Form.DOCKER_25);

    Scan scan = Scan.of(List.of(bad, file), request -> request.plugins(broken));

    assertEquals(1, scan.findings.size());
    assertEquals(List.of(Problem.Kind.INTERNAL_ERROR), scan.problemKinds());
  }
}

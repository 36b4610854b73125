package io.github.imagescan.attribute;

import static io.github.imagescan.attribute.LayerStack.scan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.attribute.LayerStack.Entry;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.finding.Visibility.How;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.testkit.Candidates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AttributionTest {
  private final String token = Candidates.value(1);
  private final String other = Candidates.value(2);

  private String name = "acme/shop:1.0";
  private Optional<JsonDocument> config = Optional.empty();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<Candidate> metadata = new ArrayList<>();
  private final List<LayerScanUse> stack = new ArrayList<>();

  private List<Finding> findings() {
    ImageName imageName = new ImageName(name);
    Image image =
        new Image(
            imageName,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            config,
            List.of(),
            stack.stream().map(LayerScanUse::use).toList(),
            history);
    ImageInfo info =
        new ImageInfo(imageName, "t", "oci", Optional.empty(), Optional.empty(), Optional.empty());
    return Attribution.of(image, metadata, stack).findings(info);
  }

  private Finding only() {
    List<Finding> findings = findings();
    assertEquals(1, findings.size());
    return findings.get(0);
  }

  /** A history entry that made no layer. */
  private int step(String createdBy) {
    history.add(new HistoryEntry(history.size(), createdBy, "", "", true));
    return history.size() - 1;
  }

  /** A history entry and the layer it made. */
  private void layer(String createdBy, LayerScan scan) {
    stack.add(LayerStack.use(stack.size(), OptionalInt.of(step(createdBy)), Optional.of(scan)));
  }

  private void inHistory(int index, String rule, String value) {
    long offset = history.get(index).createdBy().indexOf(value);
    metadata.add(
        Candidates.at(
            new Place.HistoryEntry(index), Candidates.rule(rule), value, Math.max(0, offset)));
  }

  private LayerScan file(String path, String value) {
    return scan(
        List.of(Entry.file(path)),
        List.of(Candidates.at(Candidates.file(0, path), "token", value)));
  }

  private static LayerScan entries(Entry... entries) {
    return scan(List.of(entries), List.of());
  }

  @Test
  void oneSecretIsOneFindingAndTheFirstPlaceIsWhereItCameIn() throws IOException {
    int arg = step("ARG TOKEN=" + token);
    layer("RUN /bin/sh -c make # buildkit", file("b", token));
    layer("COPY a / # buildkit", file("a", token));
    inHistory(arg, "token", token);
    config =
        Optional.of(
            JsonDocument.parse(
                ("{\"config\":{\"Env\":[\"A=b\",\"T=" + token + "\"]}}").getBytes(UTF_8)));
    metadata.add(Candidates.at(new Place.ConfigPointer("/config/Env/1"), "token", token));
    metadata.add(Candidates.at(new Place.Annotation("manifest", "/annotations/a"), "token", token));

    Finding finding = only();
    assertEquals(
        List.of("history entry 0", "b", "a", "ENV T", "manifest /annotations/a"),
        finding.occurrences().stream().map(o -> o.where().masked()).toList());
    assertEquals("visible", finding.visibility().id());
    assertEquals("metadata", finding.first().visibility().id());
    assertEquals(OptionalInt.of(0), finding.first().historyIndex());
    assertEquals("ARG TOKEN=acme_… (29)", finding.first().instruction().orElseThrow().masked());
    assertEquals("ARG TOKEN=" + token, finding.first().instruction().orElseThrow().clear());
    Occurrence second = finding.occurrences().get(1);
    assertEquals(OptionalInt.of(1), second.historyIndex());
    assertEquals(OptionalInt.of(0), second.layerIndex());
    assertEquals("RUN make", second.instruction().orElseThrow().masked());
    assertTrue(second.layerDigest().isPresent());
  }

  @Test
  void aFileThatWasCopiedUpAndThenDeletedIsDeletedAndNotOverwritten() {
    layer("COPY a /", file("a", token));
    layer("RUN chmod 600 a", file("a", token));
    layer("RUN rm a", entries(Entry.whiteout("a")));

    Finding finding = only();
    assertEquals(
        List.of("deleted 2", "deleted 2"),
        finding.occurrences().stream()
            .map(o -> o.visibility().id() + " " + o.visibility().hiddenByLayer().getAsInt())
            .toList());
  }

  @Test
  void aFileThatWasOverwrittenByOneWithAnotherSecretIsOverwritten() {
    layer("COPY a /", file("a", token));
    layer("COPY a /", file("a", other));
    layer("RUN rm a", entries(Entry.whiteout("a")));

    assertEquals(
        List.of("overwritten", "deleted"),
        findings().stream().map(f -> f.visibility().id()).toList());
  }

  @Test
  void theSameSecretOfAnotherRuleIsAnotherFinding() {
    layer("COPY a /", file("a", token));
    inHistory(step("ENV A=" + token), "password", token);
    assertEquals(2, findings().size());
  }

  @Test
  void aFindingIsAsSevereAndAsSureAsItsBestCandidate() {
    Rule rule = Candidates.rule("token");
    Reason checksum = new Reason(Reason.Kind.CHECKSUM, "checksum is right");
    Reason lowered = new Reason(Reason.Kind.LOWERED, "in a folder of tests");
    layer(
        "COPY . /",
        scan(
            List.of(Entry.file("a"), Entry.file("b")),
            List.of(
                Candidates.with(
                    Candidates.file(0, "a"),
                    rule,
                    token,
                    0,
                    Severity.LOW,
                    Confidence.LOW,
                    List.of(checksum, lowered)),
                Candidates.with(
                    Candidates.file(1, "b"),
                    rule,
                    token,
                    0,
                    Severity.CRITICAL,
                    Confidence.HIGH,
                    List.of(checksum)))));
    Finding finding = only();
    assertEquals(Severity.CRITICAL, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(List.of(checksum), finding.why());
  }

  @Test
  void otherRulesAndThePublicHalfAreKept() {
    Candidate plain = Candidates.at(Candidates.file(0, "a"), "token", token);
    Candidate more =
        new Candidate(
            plain.rule(),
            List.of(new RuleId("z"), new RuleId("b")),
            plain.match(),
            plain.secretSpan(),
            plain.region(),
            plain.secret(),
            Optional.of("deploy@git.internal"),
            plain.confidence(),
            plain.severity(),
            plain.why(),
            plain.place());
    layer("COPY . /", scan(List.of(Entry.file("a")), List.of(more)));
    assertEquals(List.of(new RuleId("b"), new RuleId("z")), only().also());
    assertEquals(Optional.of("deploy@git.internal"), only().publicPart());
  }

  @Test
  void aChmodCopiesTheFileUpAndItStaysVisible() {
    layer("COPY a /a", file("a", token));
    layer("RUN /bin/sh -c chmod 600 /a", file("a", token));
    Finding finding = only();
    assertEquals(new Visibility.Visible(), finding.visibility());
    assertEquals(new Visibility.Visible(), finding.first().visibility());
    assertEquals(OptionalInt.of(0), finding.first().layerIndex());
  }

  @Test
  void everyWayToHideAFileIsToldApart() {
    assertHidden(new Visibility.Visible(), Entry.folder("etc/app"), Entry.file("etc/app/other"));
    assertHidden(new Visibility.Overwritten(1), Entry.file("etc/app/key"));
    assertHidden(new Visibility.Overwritten(1), Entry.file("x"), Entry.link("etc/app/key", "x"));
    assertHidden(new Visibility.Deleted(1, How.WHITEOUT), Entry.whiteout("./etc/app/key"));
    assertHidden(new Visibility.Deleted(1, How.OPAQUE_WHITEOUT), Entry.opaque("etc/app"));
    assertHidden(new Visibility.Deleted(1, How.OPAQUE_WHITEOUT), Entry.opaque(""));
    assertHidden(new Visibility.Deleted(1, How.PARENT_REMOVED), Entry.whiteout("etc"));
    assertHidden(new Visibility.Deleted(1, How.PARENT_REMOVED), Entry.symlink("etc/app"));
    assertHidden(new Visibility.Deleted(1, How.REPLACED), Entry.folder("etc/app/key"));
    assertHidden(new Visibility.Deleted(1, How.REPLACED), Entry.symlink("/etc/app/key"));
    assertHidden(new Visibility.Deleted(1, How.REPLACED), Entry.file("etc/app/key/below"));
    assertHidden(new Visibility.Overwritten(1), Entry.whiteout("etc"), Entry.file("etc/app/key"));
    assertHidden(
        new Visibility.Visible(), Entry.link("b", "etc/app/key"), Entry.whiteout("etc/app/key"));
    assertHidden(new Visibility.Visible(), Entry.whiteout("etc/ap"), Entry.whiteout("app/key"));
  }

  private void assertHidden(Visibility expected, Entry... above) {
    history.clear();
    stack.clear();
    layer("COPY . /", file("etc/app/key", token));
    layer("RUN something", entries(above));
    assertEquals(expected, only().visibility(), List.of(above).toString());
  }

  @Test
  void aWhiteoutLeavesEntriesOfItsOwnLayerAlone() {
    layer(
        "RUN something",
        scan(
            List.of(Entry.file("a/key"), Entry.whiteout("a"), Entry.opaque("a"), Entry.opaque("")),
            List.of(Candidates.at(Candidates.file(0, "a/key"), "token", token))));
    assertEquals(new Visibility.Visible(), only().visibility());
  }

  @Test
  void ofEntriesRepeatedInOneLayerTheLastCounts() {
    layer(
        "COPY . /",
        scan(
            List.of(Entry.file("key"), Entry.file("./key")),
            List.of(
                Candidates.at(Candidates.file(0, "key"), "token", token),
                Candidates.at(Candidates.file(1, "./key"), "token", other))));
    List<Finding> findings = findings();
    assertEquals(new Visibility.Overwritten(0), findings.get(0).visibility());
    assertEquals(new Visibility.Visible(), findings.get(1).visibility());
  }

  @Test
  void aSecretNameIsGoneWithTheNameWhateverTheFileIsCalledBesides() {
    layer(
        "COPY . /",
        scan(
            List.of(Entry.file(token), Entry.link("b", token)),
            List.of(
                Candidates.at(Candidates.name(0, token), "token", token),
                Candidates.at(Candidates.file(0, token), "token", other))));
    layer("RUN something", entries(Entry.whiteout(token)));
    List<Finding> findings = findings();
    assertEquals(new Visibility.Visible(), findings.get(0).visibility());
    assertEquals(new Visibility.Deleted(1, How.WHITEOUT), findings.get(1).visibility());
    assertEquals("acme_… (29) (its name)", findings.get(1).first().where().masked());
  }

  @Test
  void aMissingLayerHidesNothing() {
    layer("COPY . /", file("key", token));
    stack.add(LayerStack.use(1, OptionalInt.of(step("RUN x")), Optional.empty()));
    layer("RUN rm /key", entries(Entry.whiteout("key")));
    assertEquals(new Visibility.Deleted(2, How.WHITEOUT), only().visibility());
  }

  @Test
  void findingsStandBySeverityThenConfidenceThenPlace() {
    Rule rule = Candidates.rule("token");
    List<Candidate> candidates = new ArrayList<>();
    List<Severity> severities =
        List.of(Severity.LOW, Severity.HIGH, Severity.HIGH, Severity.CRITICAL, Severity.HIGH);
    for (int i = 0; i < severities.size(); i++) {
      candidates.add(
          Candidates.with(
              Candidates.file(i, "f" + i),
              rule,
              Candidates.value(10 + i),
              0,
              severities.get(i),
              i == 1 ? Confidence.LOW : Confidence.HIGH,
              List.of()));
    }
    List<Entry> entries = candidates.stream().map(c -> Entry.file("f")).toList();
    layer("COPY . /", scan(entries, candidates));
    assertEquals(
        List.of("f3", "f2", "f4", "f1", "f0"),
        findings().stream().map(f -> f.first().where().masked()).toList());
  }

  @Test
  void everySecretIsMaskedInEveryText() {
    String password = "pw1";
    int run =
        step(
            "RUN |1 KEY="
                + other
                + " /bin/sh -c mysql -p"
                + password
                + " -e '"
                + token
                + "' # buildkit");
    stack.add(
        LayerStack.use(
            0,
            OptionalInt.of(run),
            Optional.of(
                scan(
                    List.of(Entry.file("x/" + token)),
                    List.of(
                        Candidates.at(Candidates.file(0, "x/" + token), "token", token),
                        Candidates.with(
                            Candidates.file(0, "x/" + token),
                            Candidates.rule("doubtful"),
                            other,
                            50,
                            Severity.INFO,
                            Confidence.LOW,
                            List.of()))))));
    metadata.add(
        Candidates.at(
            new Place.HistoryEntry(run),
            Candidates.rule("password", Rule.Kind.PASSWORD, ""),
            password,
            40));
    List<Finding> findings = findings();
    assertEquals(3, findings.size());
    for (Finding finding : findings) {
      for (Occurrence occurrence : finding.occurrences()) {
        String shown =
            occurrence.where().masked()
                + occurrence.path().map(Object::toString)
                + occurrence.instruction().orElseThrow().masked()
                + finding.fix()
                + finding;
        for (String secret : List.of(token, other, password)) {
          assertFalse(shown.replace(occurrence.place().toString(), "").contains(secret), shown);
        }
      }
    }
    assertEquals(
        "RUN mysql -p******** -e 'acme_… (29)'  (build args: KEY=acme_… (29))",
        findings.get(0).first().instruction().orElseThrow().masked());
    assertEquals(
        "RUN mysql -ppw1 -e '" + token + "'  (build args: KEY=" + other + ")",
        findings.get(0).first().instruction().orElseThrow().clear());
  }

  @Test
  @Timeout(60)
  void aLongInstructionIsShownAroundTheSecret() {
    String line =
        "RUN " + "word ".repeat(2_000_000) + "curl -H 'x: " + token + "' " + "é ".repeat(500);
    inHistory(step(line), "token", token);
    String shown = findings().get(0).first().instruction().orElseThrow().masked();
    assertTrue(shown.startsWith("RUN … "), shown);
    assertTrue(shown.contains("curl -H 'x: acme_… (29)' é"), shown);
    assertTrue(shown.endsWith(" …"), shown);
    assertTrue(shown.length() < 400, shown);
  }

  @Test
  void aSecretWithinALongerOneIsShownWhereThatOneIs() {
    String password = token.substring(8, 20);
    inHistory(step("RUN " + "word ".repeat(200) + "x " + token + " y"), "token", token);
    inHistory(0, "password", password);
    for (Finding finding : findings()) {
      String shown = finding.first().instruction().orElseThrow().masked();
      assertTrue(shown.endsWith("word x acme_… (29) y"), shown);
    }
  }

  @Test
  void controlCharactersAreShownEscaped() {
    inHistory(step("RUN a\u001b[31m\n" + token), "token", token);
    assertEquals(
        "RUN a\\x1b[31m\\nacme_… (29)", only().first().instruction().orElseThrow().masked());
  }

  @Test
  void namesThatAreNotUtf8AreShownEscaped() {
    EntryName odd = EntryName.of(new byte[] {'a', (byte) 0xff});
    layer(
        "COPY . /",
        scan(
            List.of(Entry.file("a")),
            List.of(
                Candidates.at(
                    new Place.LayerEntry(0, odd, Place.Aspect.CONTENT), "token", token))));
    assertEquals("a\\xff", only().first().path().orElseThrow().masked());
  }

  @Test
  void aFingerprintStaysWhenTheImageIsBuiltAnewAndAnotherLayerChanges() throws IOException {
    List<String> before = fingerprints("1.0", "4f".repeat(32), List.of(), List.of("A=b"));
    List<String> after =
        fingerprints(
            "1.1", "5e".repeat(32), List.of("RUN apt-get update"), List.of("A=b", "B=c", "C=d"));
    assertEquals(before, after);
    assertEquals(4, before.stream().distinct().count());
  }

  /** A file, a classic ADD, an ARG and an ENV, each with a secret, after some other layers. */
  private List<String> fingerprints(
      String tag, String sum, List<String> others, List<String> variables) throws IOException {
    name = "acme/shop:" + tag;
    history.clear();
    metadata.clear();
    stack.clear();
    for (String created : others) {
      layer(created, file("var/log", Candidates.value(99)));
    }
    layer("/bin/sh -c #(nop) ADD file:" + sum + " in /key?" + other, file("key", token));
    int arg = step("RUN |2 V=" + tag + " TOKEN=" + Candidates.value(3) + " /bin/sh -c make");
    inHistory(arg, "token", Candidates.value(3));
    inHistory(arg - 1, "token", other);
    String env = "PASSWORD=" + Candidates.value(4);
    List<String> all = new ArrayList<>(variables);
    all.add(env);
    config =
        Optional.of(
            JsonDocument.parse(
                ("{\"config\":{\"Env\":[\"" + String.join("\",\"", all) + "\"]}}")
                    .getBytes(UTF_8)));
    metadata.add(
        Candidates.at(
            new Place.ConfigPointer("/config/Env/" + variables.size()),
            "token",
            Candidates.value(4)));
    return findings().stream()
        .filter(f -> !f.secret().equals(Candidates.secret(Candidates.value(99))))
        .map(f -> f.fingerprint().hex())
        .toList();
  }

  @Test
  void aReplacedSecretKeepsTheFingerprint() {
    layer("COPY a /", file("a", token));
    String before = only().fingerprint().hex();
    stack.clear();
    history.clear();
    layer("COPY a /", file("a", other));
    assertEquals(before, only().fingerprint().hex());
  }

  @Test
  void twoSecretsOfOneFileHaveTwoFingerprints() {
    layer(
        "COPY a /",
        scan(
            List.of(Entry.file("a")),
            List.of(
                Candidates.at(Candidates.file(0, "a"), Candidates.rule("token"), token, 0),
                Candidates.at(Candidates.file(0, "a"), Candidates.rule("token"), other, 90))));
    List<Finding> findings = findings();
    assertNotEquals(findings.get(0).fingerprint(), findings.get(1).fingerprint());
  }

  @Test
  void theFixFitsTheInstruction() {
    assertFix("ARG NPM_TOKEN=" + token, "--mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN");
    assertFix("RUN |1 T=" + token + " /bin/sh -c make", "build arguments stay in the history");
    assertFix("ENV DB_PASSWORD=" + token, "set it at run time");
    assertFix("LABEL key=" + token, "labels are for everyone");
    assertFix("RUN curl -H 'x: " + token + "'", "/run/secrets/secret in the command");
    assertFix("CMD [\"app\" \"" + token + "\"]", "environment or from a file");
  }

  private void assertFix(String createdBy, String part) {
    history.clear();
    metadata.clear();
    inHistory(step(createdBy), "token", token);
    String avoid = only().fix().avoid();
    assertTrue(avoid.contains(part), avoid);
    assertFalse(avoid.contains(token));
  }

  @Test
  void theFixFitsTheFile() {
    assertFileFix(
        "COPY .netrc /root/", "root/.netrc", "id=netrc,target=/root/.netrc … in place of COPY");
    assertFileFix("COPY . /", "app/.env", ".dockerignore");
    assertFileFix("COPY . /", "root/.ssh/id_rsa", "--mount=type=ssh");
    assertFileFix("RUN make", "app/out.txt", "a later RUN rm does not take it out");
    assertFileFix("COPY . /", "app/a b.txt", "add it to .dockerignore");
    assertFileFix("", "app/x", "keep it out of the build context");
  }

  private void assertFileFix(String createdBy, String path, String part) {
    history.clear();
    stack.clear();
    layer(createdBy, file(path, token));
    String avoid = only().fix().avoid();
    assertTrue(avoid.contains(part), avoid);
  }

  @Test
  void aRulesOwnFixGoesFirst() {
    Rule rule = Candidates.rule("key", Rule.Kind.PRIVATE_KEY, "do as the rule says");
    layer(
        "COPY . /",
        scan(
            List.of(Entry.file("a")),
            List.of(Candidates.at(Candidates.file(0, "a"), rule, token, 0))));
    assertEquals("do as the rule says", only().fix().avoid());
    assertEquals("make a new key and take the old one out of use", only().fix().rotate());
  }
}

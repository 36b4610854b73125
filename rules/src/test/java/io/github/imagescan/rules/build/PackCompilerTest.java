package io.github.imagescan.rules.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.imagescan.rule.CompiledRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCompilerTest {
  @TempDir private Path folder;
  private Path packs;
  private Path compiled;

  @BeforeEach
  void places() throws IOException {
    packs = Files.createDirectory(folder.resolve("packs"));
    compiled = folder.resolve("out/rules.bin");
  }

  @Test
  void packsBecomeRulesInTheOrderOfTheirPaths() throws IOException {
    pack("b/beta.yml", "b", "beta", rule("beta-key", ""));
    pack("a/alpha.yml", "a", "alpha", rule("alpha-key", "") + rule("alpha-id", ""));
    PackCompiler.compile(packs, compiled);
    try (InputStream in = Files.newInputStream(compiled)) {
      assertEquals(
          "[alpha-key, alpha-id, beta-key]",
          CompiledRules.read(in).stream().map(rule -> rule.id()).toList().toString());
    }
  }

  @Test
  void theSamePacksMakeTheSameBytes() throws IOException {
    pack("a/alpha.yml", "a", "alpha", rule("alpha-key", ""));
    PackCompiler.compile(packs, compiled);
    byte[] first = Files.readAllBytes(compiled);
    PackCompiler.compile(packs, compiled);
    assertArrayEquals(first, Files.readAllBytes(compiled));
  }

  @Test
  void everyFileThatIsWrongIsNamedWithItsLine() throws IOException {
    Path alpha = pack("a/alpha.yml", "a", "alpha", rule("alpha-key", "    serverity: low\n"));
    Path beta = pack("b/beta.yml", "b", "beta", rule("beta-key", "    kind: keys\n"));
    assertEquals(
        "rule packs are wrong:\n"
            + alpha
            + ":12: `serverity` is no key of a rule; did you mean severity?\n"
            + beta
            + ":12: keys is no `kind`; write one of token, pair-id, pair-secret, password,"
            + " private-key, structured, hash, uri",
        refused());
    assertFalse(Files.exists(compiled));
  }

  @Test
  void anIdIsTakenOnceInAllPacks() throws IOException {
    Path alpha = pack("a/alpha.yml", "a", "alpha", rule("shared-key", ""));
    Path beta = pack("b/beta.yml", "b", "beta", rule("b-key", "    aliases: [shared-key]\n"));
    assertEquals(
        "rule packs are wrong:\n" + beta + ":5: the id shared-key is taken, by " + alpha + ":5",
        refused());
  }

  @Test
  void aNameThatNamesNothingIsRefused() throws IOException {
    Path alpha =
        pack(
            "a/alpha.yml",
            "a",
            "alpha",
            rule("alpha-key", "    supersedes: [nobody]\n    validate: {type: no-such-check}\n"));
    String message = refused();
    assertEquals(
        alpha + ":5: `supersedes` names the rule nobody, which is in no pack",
        message.lines().skip(1).findFirst().orElseThrow());
    assertEquals(
        alpha + ":5: rule alpha-key: no validator is called no-such-check",
        message.lines().skip(2).findFirst().orElseThrow().replaceFirst("; there are .*", ""));
  }

  @Test
  void aPackLiesWhereItsVendorAndCategorySay() throws IOException {
    Path wrong = pack("a/beta.yml", "b", "beta", rule("beta-key", ""));
    assertEquals(
        "rule packs are wrong:\n"
            + wrong
            + ":1: vendor and category say that this file is "
            + Path.of("b", "beta.yml")
            + "; move it there",
        refused());
  }

  private String refused() {
    return assertThrows(IllegalStateException.class, () -> PackCompiler.compile(packs, compiled))
        .getMessage();
  }

  private Path pack(String path, String category, String vendor, String rules) throws IOException {
    Path file = packs.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file, "vendor: " + vendor + "\nname: X\ncategory: " + category + "\nrules:\n" + rules);
  }

  private static String rule(String id, String more) {
    return "  - id: "
        + id
        + "\n    name: Key\n    severity: high\n    confidence: high\n"
        + "    match: {prefix: key_, body: {alphabet: hex, length: 32}}\n"
        + "    opens: deploy\n    rotate: Make a new one.\n"
        + more;
  }
}

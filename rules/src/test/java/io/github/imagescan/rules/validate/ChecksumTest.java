package io.github.imagescan.rules.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Validator.Outcome;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm against a vector that other code computed; tokens are put together here. */
class ChecksumTest {
  static Stream<Arguments> vectors() {
    return Stream.of(
        Arguments.of("crc32-base62", Map.of(), "ghp_" + "A".repeat(30), "0uCPlr"),
        Arguments.of("crc32-base62", Map.of(), "npm_" + "A".repeat(30), "0uCPlr"),
        Arguments.of("azure-entra", Map.of(), "zzz8Q~" + "z".repeat(31), "blP"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theVectorPassesAndAnotherTailDoesNot(
      String name, Map<String, String> parameters, String head, String tail) {
    Checksum checksum = named(name);
    assertEquals(Outcome.VALID, outcome(checksum, head + tail, parameters));
    String wrong = head + tail.substring(0, tail.length() - 1) + "5";
    assertEquals(Outcome.INVALID, outcome(checksum, wrong, parameters));
  }

  static Stream<Arguments> forms() {
    String hex = "0123456789abcdef";
    return Stream.of(
        Arguments.of("crc32-base62", Map.of(), "vcp_" + "A".repeat(56)),
        Arguments.of(
            "sha256-base32",
            Map.of(),
            "github_pat_" + "A".repeat(22) + "_" + "A".repeat(43) + "B".repeat(16)),
        Arguments.of("gitlab-routable", Map.of(), "glpat-" + "a".repeat(27) + ".01.000000000"),
        Arguments.of(
            "crc32-hex",
            Map.of("gap", "1", "order", "little"),
            "glsa_" + "B".repeat(32) + "_00000000"),
        Arguments.of(
            "crc32-hex", Map.of("case", "upper"), "ATATT3x" + "c".repeat(40) + "=00000000"),
        Arguments.of(
            "crc32-hex", Map.of("skip", "5", "gap", "1"), "zpka_" + hex + hex + "_00000000"),
        Arguments.of("crc32-base64", Map.of(), "cflt" + "d".repeat(60)),
        Arguments.of("azure-marvin32", Map.of(), "e".repeat(76) + "+ASt" + "e".repeat(6) + "=="),
        Arguments.of("azure-marvin32", Map.of("seeds", "Query000 PAdmin00"), "f".repeat(52)),
        Arguments.of("azure-entra", Map.of(), "abc8Q~" + "g".repeat(34)),
        Arguments.of("bech32", Map.of(), "AGE-SECRET-KEY-1" + "Q".repeat(58)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aCompletedTokenPassesAndOneWithAnotherCharacterInItsBodyDoesNot(
      String name, Map<String, String> parameters, String token) {
    Checksum checksum = named(name);
    String complete = checksum.complete(token, parameters);
    assertEquals(token.length(), complete.length());
    assertEquals(Outcome.VALID, outcome(checksum, complete, parameters));
    int middle = 20;
    char other = complete.charAt(middle) == 'A' ? 'C' : 'A';
    String wrong = complete.substring(0, middle) + other + complete.substring(middle + 1);
    assertEquals(Outcome.INVALID, outcome(checksum, wrong, parameters));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsTooShortIsInvalidAndNoError(
      String name, Map<String, String> parameters, String token) {
    for (int length = 1; length < 12; length++) {
      outcome(named(name), token.substring(0, length), parameters);
    }
  }

  @Test
  void gitlabWritesTheLengthOfThePayloadBeforeTheChecksum() {
    String token =
        named("gitlab-routable").complete("glpat-" + "a".repeat(27) + ".01.000000000", Map.of());
    assertEquals(".01.0r", token.substring(33, 39));
  }

  @Test
  void theChecksumOfAFineGrainedTokenMayBeInLowerCase() {
    Checksum checksum = named("sha256-base32");
    String token =
        checksum.complete(
            "github_pat_" + "A".repeat(22) + "_" + "A".repeat(43) + "B".repeat(16), Map.of());
    String lower =
        token.substring(0, 77)
            + token.substring(77, 85).toLowerCase(java.util.Locale.ROOT)
            + token.substring(85);
    assertEquals(Outcome.VALID, outcome(checksum, lower, Map.of()));
  }

  private static Outcome outcome(Checksum checksum, String token, Map<String, String> parameters) {
    return checksum.check(token, token, parameters).outcome();
  }

  private static Checksum named(String name) {
    return Validators.checksums().stream()
        .filter(checksum -> checksum.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

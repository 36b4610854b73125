package io.github.imagescan.rules.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.Validator;
import io.github.imagescan.match.Validator.Outcome;
import io.github.imagescan.match.Validator.Verdict;
import io.github.imagescan.rule.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructureTest {
  @Test
  void anAwsKeyIdTellsItsAccount() {
    Verdict verdict = check("aws-key-id", "ASIA" + "QNZGKIQY56JQ7WML");
    assertEquals(Outcome.VALID, verdict.outcome());
    assertTrue(verdict.why().get(0).text().endsWith("029608264753"));
  }

  @Test
  void anAwsKeyIdIsBase32() {
    assertEquals(Outcome.INVALID, check("aws-key-id", "AKIA" + "0189".repeat(4)).outcome());
  }

  @Test
  void aJsonWebTokenIsJsonInTwoParts() {
    assertEquals(
        Outcome.VALID, check("jwt", jwt("{\"alg\":\"HS256\"}", "{\"sub\":\"1\"}")).outcome());
    assertEquals(
        Outcome.INVALID, check("jwt", jwt("{\"typ\":\"x\"}", "{\"sub\":\"1\"}")).outcome());
    assertEquals(Outcome.INVALID, check("jwt", "eyJhbGci" + ".eyJub3Q.xx").outcome());
  }

  @Test
  void aJsonWebTokenThatHasExpiredIsLow() {
    Verdict verdict = check("jwt", jwt("{\"alg\":\"HS256\"}", "{\"exp\":1500000000}"));
    assertEquals(Optional.of(Severity.LOW), verdict.severity());
    assertTrue(verdict.why().get(1).text().contains("2017-07-14"));
  }

  @Test
  void aTimeThatNoCalendarHasIsNoError() {
    Verdict verdict = check("jwt", jwt("{\"alg\":\"HS256\"}", "{\"exp\":-9000000000000000000}"));
    assertEquals(Outcome.VALID, verdict.outcome());
  }

  @Test
  void aJsonWebTokenWithoutSignatureOrForThePublicIsLow() {
    assertEquals(
        Optional.of(Severity.LOW),
        check("jwt", jwt("{\"alg\":\"none\"}", "{\"sub\":\"1\"}")).severity());
    assertEquals(
        Optional.of(Severity.LOW),
        check("jwt", jwt("{\"alg\":\"HS256\"}", "{\"role\":\"anon\"}")).severity());
  }

  @Test
  void aJsonWebTokenOfAServiceAccountIsCritical() {
    assertEquals(
        Optional.of(Severity.CRITICAL),
        check("jwt", jwt("{\"alg\":\"RS256\"}", "{\"iss\":\"kubernetes/serviceaccount\"}"))
            .severity());
  }

  @Test
  void aMacaroonEndsWithItsSignature() {
    byte[] whole = macaroon(32);
    assertEquals(Outcome.VALID, check("pypi-macaroon", "pypi-" + url(whole)).outcome());
    assertEquals(Outcome.INVALID, check("pypi-macaroon", "pypi-" + url(macaroon(20))).outcome());
    assertEquals(Outcome.INVALID, check("pypi-macaroon", "pypi-AgEIabc").outcome());
  }

  @Test
  void aReferenceTokenThatHasExpiredIsLow() {
    String never =
        Base64.getEncoder()
            .encodeToString("reftkn:01:0000000000:abcDEF12".getBytes(StandardCharsets.US_ASCII));
    String past =
        Base64.getEncoder()
            .encodeToString("reftkn:01:1500000000:abcDEF12".getBytes(StandardCharsets.US_ASCII));
    assertEquals(Optional.empty(), check("jfrog", never).severity());
    assertEquals(Optional.of(Severity.LOW), check("jfrog", past).severity());
  }

  @Test
  void aBotTokenBeginsWithTheBotsNumber() {
    String number =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString("112233445566778899".getBytes(StandardCharsets.US_ASCII));
    assertEquals(Outcome.VALID, check("discord", number + ".GabcdE." + "x".repeat(38)).outcome());
    assertEquals(
        Outcome.INVALID, check("discord", "M".repeat(24) + ".GabcdE." + "x".repeat(38)).outcome());
  }

  @Test
  void aSignatureThatHasExpiredIsLow() {
    Validator validator = named("azure-sas");
    assertEquals(
        Optional.of(Severity.LOW),
        validator.check("sv=2020-01-01&se=2021-01-01&sig=x", "x", Map.of()).severity());
    assertEquals(Outcome.UNKNOWN, validator.check("sig=x", "x", Map.of()).outcome());
  }

  @Test
  void whatDocumentationPublishedIsForInformation() {
    Verdict verdict = check("aws-key-id", "AKIA" + "IOSFODNN7" + "EXAMPLE");
    assertEquals(Optional.of(Severity.INFO), verdict.severity());
    assertEquals(Outcome.UNKNOWN, check("known-example", "anything else").outcome());
  }

  @Test
  void jsonInBase64NeedsAllItsKeys() {
    String token =
        "glc_"
            + Base64.getEncoder()
                .encodeToString("{\"o\":\"1\",\"n\":\"x\"}".getBytes(StandardCharsets.US_ASCII));
    Validator validator = named("base64-json");
    assertEquals(
        Outcome.VALID, validator.check(token, token, Map.of("skip", "4", "keys", "o n")).outcome());
    assertEquals(
        Outcome.INVALID,
        validator.check(token, token, Map.of("skip", "4", "keys", "o z")).outcome());
  }

  private static byte[] macaroon(int signature) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(2);
    out.write(1);
    out.write(5);
    out.writeBytes("place".getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    out.write(6);
    out.write(signature);
    out.writeBytes(new byte[signature]);
    return out.toByteArray();
  }

  private static String jwt(String header, String payload) {
    return url(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + url(payload.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Verdict check(String name, String secret) {
    return named(name).check(secret, secret, Map.of());
  }

  private static Validator named(String name) {
    return Validators.all().stream()
        .filter(validator -> validator.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

package io.github.imagescan.report.sarif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.report.SampleScans;
import io.github.imagescan.testkit.GithubLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GithubLimitsTest {
  private static final String SOUND = SampleScans.everyKind().text("sarif");

  @Test
  void aSoundFileHasNoViolations() {
    assertEquals(List.of(), violations(SOUND));
  }

  @TestFactory
  Stream<DynamicTest> whatGithubRefusesIsAViolation() {
    return Stream.of(
        broken("a digest in a uri", "imagescan/ghcr.io/acme", "imagescan/sha256:ab/acme"),
        broken("a tag in a uri", "acme/shop/manifest\"", "acme/shop%3A1.0/manifest\""),
        broken("a platform in a uri", "acme/shop/srv", "acme/shop%20%28linux/amd64%29/srv"),
        broken("a scheme in a uri", "\"uri\": \"imagescan/", "\"uri\": \"docker://"),
        broken("an absolute uri", "\"uri\": \"imagescan/", "\"uri\": \"/imagescan/"),
        broken("no fingerprint", "primaryLocationLineHash", "someOtherHash"),
        broken("no region", "\"startLine\"", "\"charOffset\""),
        broken("an unknown level", "\"level\": \"error\"", "\"level\": \"fatal\""),
        broken("a severity out of range", "\"8.0\"", "\"12.5\""),
        broken("a rule index as text", "\"ruleIndex\": 0", "\"ruleIndex\": \"0\""),
        broken("a rule index of another rule", "\"ruleIndex\": 0", "\"ruleIndex\": 1"),
        broken("a link to nothing", "[hidden here](1)", "[hidden here](77)"),
        broken("a failed execution", "executionSuccessful\": true", "executionSuccessful\": false"),
        broken("no results", "\"results\": [", "\"outcomes\": ["),
        broken("a category without an end", "acme/shop/\"", "acme/shop\""));
  }

  @Test
  void whatIsNotJsonIsAViolation() {
    assertEquals(List.of("file: not JSON"), violations("{"));
  }

  private static DynamicTest broken(String what, String sound, String broken) {
    return DynamicTest.dynamicTest(
        what,
        () -> {
          assertTrue(SOUND.contains(sound), "the sample has nothing to break");
          assertTrue(!violations(SOUND.replace(sound, broken)).isEmpty());
        });
  }

  private static List<String> violations(String sarif) {
    return GithubLimits.violations(sarif.getBytes(StandardCharsets.UTF_8));
  }
}

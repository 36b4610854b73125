package io.github.imagescan.rule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.PatternSyntax;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RulePackReaderProperties {
  private static final byte[] PACK =
      """
      vendor: acme
      name: Acme
      category: cloud
      rules:
        - id: acme-key
          name: Acme key
          severity: high
          confidence: high
          match: {prefix: acme_, body: {alphabet: base62, length: 20-40}}
          gates: {entropy: {min: 3.5}, classes: {min-digits: 2}, not-values: [uuid]}
          validate: {type: crc32, tail: 6}
          pair: {needs: acme-id, within: 7-lines, optional: true}
          opens: deploy
          rotate: Make a new one.
          examples:
            - 'K={{gen}}'
            - {text: '{{gen}} {{gen}}', finds: 2, file: docker-history}
        - id: acme-other
          name: Acme's other key
          severity: low
          confidence: medium
          prefilter: {text: [acme], case: ignore}
          pattern: '(?i)acme[^\\n]{0,20}(?P<secret>[0-9a-f]{32})'
          opens: look
          rotate: Make a new one.
      """
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 2_000)
  void aDamagedPackIsReadOrComplainedAboutWithALine(
      @ForAll @IntRange(max = 999) int at,
      @ForAll @IntRange(max = 3) int cut,
      @ForAll byte[] instead)
      throws IOException {
    int from = at % PACK.length;
    int to = Math.min(PACK.length, from + cut);
    byte[] damaged = new byte[PACK.length - (to - from) + instead.length];
    System.arraycopy(PACK, 0, damaged, 0, from);
    System.arraycopy(instead, 0, damaged, from, instead.length);
    System.arraycopy(PACK, to, damaged, from + instead.length, PACK.length - to);
    try {
      new RulePackReader(new PatternSyntax()).read("acme.yml", new ByteArrayInputStream(damaged));
    } catch (RulePackException e) {
      assertTrue(e.line() >= 1, e.getMessage());
      assertTrue(e.getMessage().startsWith("acme.yml:" + e.line() + ": "), e.getMessage());
    }
  }
}

package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that documentation and emulators have published: worth knowing, no leak. They are kept as
 * SHA-256, so that no list of secrets is shipped.
 */
final class KnownExamples implements Validator {
  private static final String RESOURCE = "known-examples.tsv";

  private final Map<String, String> sources;

  KnownExamples() {
    this.sources = read();
  }

  @Override
  public String name() {
    return "known-example";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    return published(secret).orElseGet(Verdict::unknown);
  }

  /** What to say of a published value; nothing of any other. */
  Optional<Verdict> published(String secret) {
    String source = sources.get(sha256(secret));
    return source == null
        ? Optional.empty()
        : Optional.of(
            new Verdict(
                Outcome.VALID,
                Optional.of(Confidence.HIGH),
                Optional.of(Severity.INFO),
                Optional.empty(),
                List.of(new Reason(Reason.Kind.LOWERED, "a published example: " + source))));
  }

  private static Map<String, String> read() {
    Map<String, String> out = new HashMap<>();
    try (InputStream in = KnownExamples.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the rules' jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && !line.startsWith("#")) {
          out.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(out);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

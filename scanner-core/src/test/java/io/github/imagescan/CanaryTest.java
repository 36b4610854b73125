package io.github.imagescan;

import static io.github.imagescan.testkit.ImageBuilder.image;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Archive;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.LayerBuilder;
import io.github.imagescan.testkit.Packing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets wherever one can stand: none may come out of a scan that was not asked to show them. */
@Timeout(30)
class CanaryTest {
  private static final List<String> FORMATS = List.of("text", "json", "sarif");

  @TempDir Path folder;

  private final List<String> values = new ArrayList<>();

  /** A token whose random part must not be seen. */
  private String token() {
    String token = Scan.token(100 + values.size());
    values.add(token.substring("acme_".length()));
    return token;
  }

  /** A password with characters that URLs, JSON and HTML write in other ways. */
  private String password() {
    Random random = new Random(values.size());
    StringBuilder password = new StringBuilder("k%+&<");
    while (password.length() < 20) {
      password.append((char) ('a' + random.nextInt(26))).append(random.nextInt(10));
    }
    values.add(password.toString());
    return password.toString();
  }

  private Path leaky() {
    byte[] swapped = LayerBuilder.layer().file("swapped/" + token(), token()).tar();
    byte[] damaged =
        LayerBuilder.layer()
            .file("early.txt", token())
            .file("cut/" + token() + "/big.bin", new byte[9000])
            .tar();
    String nameOfLast = token();
    Archive archive =
        image("acme/" + token() + ":1.0")
            .packed(Packing.PLAIN)
            .env("ACME=" + token(), "DB_PASSWORD=" + password(), token() + "=1")
            .label("org.acme.note", "see " + token())
            .label(token(), "a key")
            .annotation("org.acme.annotation", token())
            .annotation(token(), "a key")
            .cmd("run", "--token=" + token())
            .config("Healthcheck", List.of("curl", token()))
            .field("author", token())
            .field(token(), "a name nobody knows")
            .history("RUN deploy " + token() + " DB_PASSWORD='" + password() + "'")
            .layer("RUN |1 T=" + token() + " /bin/sh -c make # buildkit", l -> l.file("made", ""))
            .layer(
                "COPY --chown=" + token() + " .env /app/",
                l ->
                    l.file("app/.env", "A=" + token() + "\nDB_PASSWORD=" + password() + "\n")
                        .file("app/named.env", token() + ".password=" + password() + "\n")
                        .file("names/" + token(), "")
                        .file("names/both " + nameOfLast + "/f", nameOfLast)
                        .symlink("link", "/run/" + token())
                        .xattr("user.token", token())
                        .file("attributed", ""))
            .layer("RUN rm " + token(), l -> l.whiteout("app/.env"))
            .layer("COPY swapped " + token(), swapped)
            .layer("COPY cut " + token(), Arrays.copyOf(damaged, 4000))
            .as(Form.OCI);
    byte[] other = LayerBuilder.layer().file("swapped/" + token(), token()).tar();
    return archive
        .edit("blobs/sha256/" + Digest.sha256(swapped).hex(), old -> other)
        .tarTo(folder.resolve("leaky.tar"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes());
  }

  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String inJson(String text) {
    return text.replace("&", "\\u0026").replace("<", "\\u003c");
  }

  private static boolean shows(String text, String value) {
    return text.contains(value)
        || text.contains(percentEncoded(value))
        || text.contains(base64(value))
        || text.contains(inJson(value))
        || text.contains(HexFormat.of().formatHex(value.getBytes()));
  }

  private void assertSilent(String what, String text) {
    for (int i = 0; i < values.size(); i++) {
      assertFalse(shows(text, values.get(i)), what + " shows secret " + i);
    }
  }

  @Test
  void noSecretComesOutOfAScan() {
    Scan scan = Scan.of(leaky());

    assertTrue(scan.problemKinds().contains(Problem.Kind.DIGEST_MISMATCH), scan.problems::toString);
    assertTrue(scan.problemKinds().contains(Problem.Kind.LAYER_TRUNCATED), scan.problems::toString);
    assertTrue(scan.findings.size() >= 20, () -> scan.findings.size() + " findings");
    for (String format : FORMATS) {
      assertSilent(format, scan.report(format));
    }
    scan.problems.forEach(problem -> assertSilent("problem " + problem.kind(), problem.message()));
    scan.problems.forEach(
        problem -> assertSilent("problem " + problem.kind() + " as text", problem.toString()));
    assertSilent("the start", scan.start.toString());
    assertSilent("the summary", scan.summary.toString());
    scan.findings.forEach(
        f -> assertSilent("a finding at " + f.first().where().masked(), f.toString()));
  }

  @Test
  void everySecretIsFoundButThoseThatWereCutOffOrSwapped() {
    Scan scan = Scan.of(leaky());
    List<String> found =
        scan.findings.stream()
            .map(f -> new String(f.secret().value().orElseThrow(), StandardCharsets.UTF_8))
            .toList();

    List<Integer> missed = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (found.stream().noneMatch(secret -> secret.endsWith(value))) {
        missed.add(i);
      }
    }
    assertEquals(List.of(0, 1), missed);
  }

  @Test
  void aScanThatWasAskedToShowsThem() {
    Scan scan = Scan.of(leaky(), request -> request.showSecrets(true));

    for (String format : FORMATS) {
      String report = scan.report(format);
      for (var finding : scan.findings) {
        String value = new String(finding.secret().value().orElseThrow(), StandardCharsets.UTF_8);
        assertTrue(
            shows(report, value),
            () -> format + " hides the one at " + finding.first().where().masked());
      }
    }
  }
}

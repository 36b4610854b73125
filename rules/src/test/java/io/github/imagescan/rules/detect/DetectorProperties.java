package io.github.imagescan.rules.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.rule.Literal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is around a hit: no detector throws, none looks or claims outside its window. */
class DetectorProperties {
  private static final List<String> PIECES =
      List.of(
          "://",
          "a",
          "user:pa55w0rdX@h.internal",
          "@",
          ":",
          "/",
          "\"",
          "'",
          "\\",
          "\\n",
          "\n",
          " ",
          "=",
          "{",
          "}",
          "-----BEGIN ",
          "RSA ",
          "PRIVATE KEY-----",
          "PGP PRIVATE KEY BLOCK-----",
          "-----END ",
          "MIIB",
          "LS0tLS1C",
          "Proc-Type: 4,ENCRYPTED",
          "\"auth\"",
          "\"auth\\",
          "auths",
          "ZGVwbG95OnMzY3IzdFBhc3M=",
          "_authToken",
          "_auth",
          ":_password",
          "//r.internal/",
          "machine",
          "login",
          "password",
          "users:",
          "clusters",
          "current-context",
          "token",
          "client-key-data",
          "name",
          "Basic ",
          "Authorization: ",
          "<server>",
          "<password>",
          "</password>",
          "</server>",
          "<username>",
          "PuTTY-User-Key-File-3:",
          "Encryption: none",
          "Private-Lines: ",
          "Private-MAC: ",
          "\"type\"",
          "\"service_account\"",
          ".gserviceaccount.com",
          "%",
          "\0",
          "é");

  @Property(tries = 400)
  void noDetectorThrowsOrLeavesItsWindow(@ForAll("texts") String text, @ForAll boolean file) {
    byte[] inner = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[inner.length + 2];
    System.arraycopy(inner, 0, bytes, 1, inner.length);
    EntryName name = EntryName.of(file ? "root/.npmrc" : "root/.git-credentials");
    ContentInfo info =
        new ContentInfo(
            ContentInfo.Kind.FILE, name, new Place.ConfigPointer("/config/Env/0"), inner.length);
    for (HitDetector detector : HitDetectors.all()) {
      for (Literal literal : detector.literals()) {
        for (int at = 1; at + literal.text().length() < bytes.length; at++) {
          if (stands(bytes, at, literal)) {
            int to = at + literal.text().length();
            Part window =
                new Part(
                    bytes,
                    Math.max(1, at - detector.before()),
                    Math.min(bytes.length - 1, to + detector.after()),
                    at,
                    to);
            detector.confirm(window, info, claim -> assertInside(claim, window));
          }
        }
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(list -> String.join("", list));
  }

  private static void assertInside(Claim claim, Part window) {
    assertTrue(claim.from() >= window.from() && claim.to() <= window.to(), claim.rule().value());
  }

  private static boolean stands(byte[] bytes, int at, Literal literal) {
    String text = new String(bytes, at, literal.text().length(), StandardCharsets.ISO_8859_1);
    return literal.ignoreCase()
        ? text.equalsIgnoreCase(literal.text())
        : text.equals(literal.text());
  }

  private record Part(byte[] bytes, int from, int to, int hitFrom, int hitTo) implements Window {
    @Override
    public boolean atStart() {
      return from == 1;
    }

    @Override
    public boolean atEnd() {
      return to == bytes.length - 1;
    }
  }
}

package io.github.imagescan.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.testkit.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MaskerTest {
  private static Masker masker(String... values) {
    return Masker.of(List.of(values).stream().map(Candidates::secret).toList());
  }

  @Property(tries = 2_000)
  void noByteOfASecretIsLeftWhateverSecretsThereAre(
      @ForAll("values") List<String> values,
      @ForAll("pieces") List<String> pieces,
      @ForAll("values") List<String> planted) {
    List<String> all = new ArrayList<>(values);
    all.addAll(planted);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(pieces.size(), planted.size()); i++) {
      text.append(i < pieces.size() ? pieces.get(i) : "")
          .append(i < planted.size() ? planted.get(i) : "");
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    List<Secret> secrets = all.stream().map(Candidates::secret).toList();
    List<Masker.Mask> masks = Masker.of(secrets).find(bytes, List.of());
    List<Secret> kept = secrets.stream().map(MaskerTest::kept).toList();
    assertEquals(masks, Masker.of(kept).find(bytes, List.of()), "as a cache keeps them");
    boolean[] hidden = new boolean[bytes.length];
    int last = 0;
    for (Masker.Mask mask : masks) {
      assertTrue(mask.from() >= last, "in order, without overlap");
      last = mask.to();
      Arrays.fill(hidden, mask.from(), mask.to(), true);
    }
    boolean[] expected = naive(text.toString(), all);
    assertEquals(shown(expected), shown(hidden), text.toString());
  }

  private static Secret kept(Secret secret) {
    return Secret.kept(secret.masked(), secret.identity(), secret.footprints(), Candidates.KEY);
  }

  /** Looks for every value everywhere. */
  private static boolean[] naive(String text, List<String> values) {
    boolean[] hidden = new boolean[text.length()];
    for (String value : values) {
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        int end = at + value.length();
        boolean alone =
            (at == 0 || !isToken(text.charAt(at - 1)))
                && (end == text.length() || !isToken(text.charAt(end)));
        if (value.length() >= 6 || alone) {
          Arrays.fill(hidden, at, end, true);
        }
      }
    }
    return hidden;
  }

  private static boolean isToken(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private static String shown(boolean[] hidden) {
    StringBuilder out = new StringBuilder();
    for (boolean b : hidden) {
      out.append(b ? '#' : '.');
    }
    return out.toString();
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.strings()
        .withChars('a', 'b', '.')
        .ofMinLength(3)
        .ofMaxLength(14)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.strings()
        .withChars('a', 'b', '.', ' ', '-')
        .ofMaxLength(12)
        .list()
        .ofMaxSize(6);
  }

  @Test
  void theLongestSecretGivesItsMask() {
    String token = Candidates.value(1);
    Masker masker = masker("://user:" + token + "@db", token);
    assertEquals("url=********", masker.mask("url=://user:" + token + "@db"));
    assertEquals("t=acme_… (29)", masker.mask("t=" + token));
  }

  @Test
  void quotedSpellingsAreMaskedToo() {
    String value = "p\"a $w'o\\r/d&1\n2é";
    Masker masker = masker(value);
    for (String spelling :
        List.of(
            value,
            "p%22a%20%24w%27o%5Cr%2Fd%261%0A2%C3%A9",
            "p%22a%20%24w%27o%5cr%2fd%261%0a2%c3%a9",
            "p%22a+%24w%27o%5Cr%2Fd%261%0A2%C3%A9",
            "p\\\"a $w'o\\\\r/d&1\\n2é",
            "p\\\"a $w'o\\\\r/d\\u00261\\n2é",
            "p\"a $w'\\''o\\r/d&1\n2é",
            "p\\\"a \\$w'o\\\\r/d&1\n2é",
            "p\"a $$w'o\\r/d&1\n2é")) {
      assertEquals("x=********;", masker.mask("x=" + spelling + ";"), spelling);
    }
  }

  @Test
  void whatACodedSecretSaysIsMaskedToo() {
    assertEquals("-p ********", masker("p%40ss%2Fw0rd").mask("-p p@ss/w0rd"));
    assertEquals("-p ********", masker("a&lt;b&amp;c9").mask("-p a<b&c9"));
    String auth = Base64.getEncoder().encodeToString("deploy:s3cret-pw".getBytes(UTF_8));
    assertEquals("docker login -p ********", masker(auth).mask("docker login -p s3cret-pw"));
    assertEquals(
        "echo ******** | base64 -d",
        masker("deploy:s3cret-pw").mask("echo " + auth + " | base64 -d"));
    assertEquals("<p>********</p>", masker("a<b&c9").mask("<p>a&lt;b&amp;c9</p>"));
  }

  @Test
  void aShortSecretIsMaskedWhereItStandsAlone() {
    Masker masker = masker("abc");
    assertEquals("-p ******** abcd 'x=********'", masker.mask("-p abc abcd 'x=abc'"));
    assertEquals("-pabc", masker.mask("-pabc"));
  }

  @Test
  void aShortSecretIsMaskedAnywhereInTheTextItWasFoundIn() {
    byte[] masked = masker("abc").mask("-pabc".getBytes(UTF_8), List.of(Candidates.secret("abc")));
    assertEquals("-p********", new String(masked, UTF_8));
  }

  @Test
  void aLongSecretIsMaskedToItsEnd() {
    String key = "-----BEGIN KEY-----\n" + "AbCd".repeat(5_000) + "\n-----END KEY-----";
    String other = "-----BEGIN KEY-----\n" + "AbCd".repeat(4_000) + "xyz" + "AbCd".repeat(100);
    Masker masker = masker(key, other);
    assertEquals("a ******** b", masker.mask("a " + key + " b"));
    assertEquals("a ******** b", masker.mask("a " + other + " b"));
    assertEquals("a ********", masker.mask("a " + key.substring(0, 300) + " b"));
    assertEquals("a ********", masker.mask("a " + key.replace("\n", "\\n")));
  }

  @Test
  void whatHoldsNoSecretIsLeftAlone() {
    String text = "RUN make";
    assertSame(text, masker("abcdefg").mask(text));
    assertSame(text, Masker.of(List.of()).mask(text));
    EntryName odd = EntryName.of(new byte[] {'a', (byte) 0xff});
    assertSame(odd, masker("abcdefg").mask(odd, List.of()));
  }

  @Test
  void placesAndMessagesOfProblemsAreMasked() {
    String value = Candidates.value(2);
    Problem problem =
        new Problem(
            Problem.Kind.FILE_TOO_LARGE,
            new Place.InImage("a", new Place.InLayer(1, Candidates.file(3, "x/" + value))),
            "reading " + value,
            "look at " + value);
    String message = masker(value).mask(problem).message();
    assertFalse(message.contains(value), message);
    assertTrue(message.contains("x/acme_… (29)"), message);
  }

  @Test
  @Timeout(60)
  void manySecretsAndLongTextsTakeOnePass() {
    List<Secret> secrets = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      secrets.add(Candidates.secret(Candidates.value(i)));
    }
    secrets.add(Candidates.secret("A".repeat(60_000) + "B"));
    Masker masker = Masker.of(secrets);
    String text = ("A".repeat(100_000) + Candidates.value(7) + " acme_").repeat(100);
    String masked = masker.mask(text);
    assertFalse(masked.contains(Candidates.value(7)));
    assertFalse(masked.contains("A".repeat(300)));
  }
}

package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.testkit.TokenMaker;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The half of a login that is no secret is shown in full: who it is, unless that is a token. */
class PublicPartTest {
  private static final String TOKEN =
      new TokenMaker(7, new Structures())
          .token(ShippedPacks.rule(new RuleId("github-pat-classic")));
  private static final String PASSWORD = "Xk29dm-qpZ7t";

  private static List<String> shown(String file, String text) {
    List<Candidate> found = new Scanner().scan(file, text);
    assertTrue(!found.isEmpty(), "something is found");
    return found.stream().flatMap(one -> one.publicPart().stream()).toList();
  }

  @Test
  void aUserIsShown() {
    assertEquals(
        List.of("app@db.internal"), shown("", "postgres://app:" + PASSWORD + "@db.internal/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app/x.txt | https://TOKEN:PASSWORD@git.acme.internal/x
          root/.netrc | machine git.acme.internal login TOKEN password PASSWORD
          root/.pgpass | db.acme.internal:5432:app:TOKEN:PASSWORD
          root/.docker/config.json | {"auths":{"registry.acme.internal":{"auth":"BASIC"}}}
          app/x.sh | curl -H "Authorization: Basic BASIC" https://acme.internal
          """)
  void aTokenInThePlaceOfAUserIsNot(String file, String text) {
    String basic = Base64.getEncoder().encodeToString((TOKEN + ":" + PASSWORD).getBytes());
    String filled =
        text.replace("TOKEN", TOKEN).replace("PASSWORD", PASSWORD).replace("BASIC", basic);
    for (String half : shown(file, filled)) {
      assertFalse(half.contains(TOKEN.substring(4)), () -> half.replace(TOKEN, "the token"));
    }
  }
}

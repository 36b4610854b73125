package io.github.imagescan.rules.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PgpassFileTest {
  @Test
  void eachLineWithAPasswordIsOneClaim() {
    List<Claim> claims = claims("a:1:d:u:p4ssW0rdA\n#b:1:d:u:x1y2z3\nb:2:d:v:p4ssW0rdB");
    assertEquals(2, claims.size());
    assertEquals(Optional.of("v@b"), claims.get(1).publicPart());
  }

  @Test
  void anEscapedColonBelongsToItsField() {
    List<Claim> claims = claims("a:1:d:us\\:er:p4ssW0rdA");
    assertEquals(Optional.of("us\\:er@a"), claims.get(0).publicPart());
  }

  @Test
  void fewerFieldsAreNoLine() {
    assertEquals(List.of(), claims("a:1:d:u\n\n:::"));
  }

  private static List<Claim> claims(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Claim> out = new ArrayList<>();
    ContentInfo info =
        new ContentInfo(
            ContentInfo.Kind.FILE,
            EntryName.of("root/.pgpass"),
            new Place.ConfigPointer("/config/Env/0"),
            bytes.length);
    new PgpassFile().detect(bytes, 0, bytes.length, info, out::add);
    return out;
  }
}

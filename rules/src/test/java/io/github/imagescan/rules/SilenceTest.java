package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.place.EntryName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Bytes that mean nothing are no secrets. */
class SilenceTest {
  private static final int BLOBS = 200;
  private static final int MOST_BYTES = 40_000;
  private static final Scanner SCANNER = new Scanner();

  @Test
  void randomBytesHoldNothing() {
    requireSilence(bytes -> bytes);
  }

  @Test
  void base64HoldsNothing() {
    requireSilence(bytes -> Base64.getEncoder().encode(bytes));
  }

  @Test
  void base64InLinesHoldsNothing() {
    requireSilence(bytes -> Base64.getMimeEncoder().encode(bytes));
  }

  @Test
  void hexHoldsNothing() {
    requireSilence(bytes -> HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
  }

  private static void requireSilence(UnaryOperator<byte[]> form) {
    Random random = new Random(42);
    for (int i = 0; i < BLOBS; i++) {
      byte[] blob = new byte[1 + random.nextInt(MOST_BYTES)];
      random.nextBytes(blob);
      List<String> found =
          SCANNER.file(form.apply(blob), EntryName.of("app/blob")).stream()
              .map(Candidate::rule)
              .map(rule -> rule.id().value())
              .toList();
      assertEquals(List.of(), found, "blob " + i);
    }
  }
}

package io.github.imagescan.testkit;

import io.github.imagescan.rule.Alphabet;
import io.github.imagescan.rule.Gates;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Shape;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Makes secrets from the shapes of rules, so that none is stored. One seed, one sequence. */
public final class TokenMaker {
  private static final int TRIES = 10_000;

  private final Random random;
  private final Completer completer;

  public TokenMaker(long seed) {
    this(seed, Completer.NONE);
  }

  public TokenMaker(long seed, Completer completer) {
    this.random = new Random(seed);
    this.completer = completer;
  }

  /**
   * A token of the rule's shape that passes the gates on its characters and its validator.
   *
   * @throws IllegalArgumentException where the rule has no shape
   */
  public String token(Rule rule) {
    Shape shape =
        rule.shape()
            .orElseThrow(
                () -> new IllegalArgumentException("no shape to make a token of: " + rule.id()));
    for (int i = 0; i < TRIES; i++) {
      String shown = draw(shape.parts().subList(0, shape.secretPart()));
      String random = draw(shape.parts().subList(shape.secretPart(), shape.parts().size()));
      String secret = completer.complete(rule, random);
      if (passes(secret, rule.gates())) {
        return shown + secret;
      }
    }
    throw new IllegalStateException("no token of " + rule.id() + " passes its own gates");
  }

  /** So many characters of an alphabet. */
  public String random(Alphabet alphabet, int length) {
    int[] set = alphabet.bytes().stream().toArray();
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append((char) set[random.nextInt(set.length)]);
    }
    return out.toString();
  }

  private String draw(List<Part> parts) {
    return parts.stream().map(this::draw).collect(Collectors.joining());
  }

  private String draw(Part part) {
    if (part instanceof Text text) {
      return text.text();
    }
    if (part instanceof OneOf oneOf) {
      return oneOf.texts().get(random.nextInt(oneOf.texts().size()));
    }
    Run run = (Run) part;
    return random(run.alphabet(), run.min() + random.nextInt(run.max() - run.min() + 1));
  }

  private static boolean passes(String secret, Gates gates) {
    return count(secret, c -> c >= '0' && c <= '9') >= gates.minDigits()
        && count(secret, c -> c >= 'a' && c <= 'z') >= gates.minLower()
        && count(secret, c -> c >= 'A' && c <= 'Z') >= gates.minUpper()
        && entropy(secret) >= gates.minEntropy();
  }

  private static long count(String text, IntPredicate which) {
    return text.chars().filter(which).count();
  }

  /** Shannon's, in bits a character. */
  private static double entropy(String text) {
    return text.chars()
        .distinct()
        .mapToDouble(c -> (double) count(text, other -> other == c) / text.length())
        .map(p -> -p * Math.log(p) / Math.log(2))
        .sum();
  }
}

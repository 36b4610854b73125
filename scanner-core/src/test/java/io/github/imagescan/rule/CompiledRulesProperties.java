package io.github.imagescan.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.imagescan.rule.Shape.Boundary;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CompiledRulesProperties {

  @Property(tries = 300)
  void whatWasWrittenIsReadBack(@ForAll("rules") List<Rule> rules) throws IOException {
    byte[] bytes = write(rules);
    List<Rule> read = CompiledRules.read(new ByteArrayInputStream(bytes));
    assertEquals(rules, read);
    assertArrayEquals(bytes, write(read));
  }

  @Property(tries = 100)
  void aCutOffEndIsToldAsAnIoException(@ForAll("rules") List<Rule> rules, @ForAll double at)
      throws IOException {
    byte[] bytes = write(rules);
    int length = (int) Math.floorMod((long) (at * 1e6), (long) bytes.length);
    byte[] cut = Arrays.copyOf(bytes, length);
    assertThrows(IOException.class, () -> CompiledRules.read(new ByteArrayInputStream(cut)));
  }

  private static byte[] write(List<Rule> rules) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompiledRules.write(rules, out);
    return out.toByteArray();
  }

  @Provide
  Arbitrary<List<Rule>> rules() {
    return Arbitraries.randomValue(Draw::new).map(Draw::rule).list().ofMaxSize(5);
  }

  /** Draws the many fields of a rule one after the other. */
  private record Draw(java.util.Random random) {
    Rule rule() {
      boolean shaped = random.nextBoolean();
      return new Rule(
          id(),
          list(2).stream().map(t -> id()).toList(),
          text(),
          new Vendor(text(), text(), text(), text(), text()),
          of(Rule.Kind.values()),
          of(Severity.values()),
          of(Confidence.values()),
          List.of(new Literal("abc" + text(), random.nextBoolean())),
          shaped ? Optional.of(shape()) : Optional.empty(),
          shaped ? Optional.empty() : Optional.of(text()),
          random.nextInt(4_096),
          random.nextInt(65_536),
          random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
          new Gates(random.nextDouble(), random.nextInt(9), random.nextInt(9), 0, list(3)),
          random.nextBoolean()
              ? Optional.of(new Rule.Validation(text(), java.util.Map.of("a", text(), "b", "")))
              : Optional.empty(),
          of(Rule.OnInvalid.values()),
          random.nextBoolean()
              ? Optional.of(new Rule.PairWith(id(), random.nextInt(99), random.nextBoolean()))
              : Optional.empty(),
          list(2),
          List.of(id()),
          of(Rule.Redaction.values()),
          text(),
          text(),
          text(),
          list(3));
    }

    private Shape shape() {
      List<Part> parts =
          List.of(
              new Text(text()),
              new OneOf(list(3)),
              new Run(of(Alphabet.of("hex"), Alphabet.of("[\u00ff!]")), 3, 3 + random.nextInt(9)));
      return new Shape(parts, of(Boundary.values()), random.nextInt(3));
    }

    private RuleId id() {
      return new RuleId("r" + random.nextInt(1_000));
    }

    private List<String> list(int most) {
      return random.ints(random.nextInt(most + 1)).mapToObj(i -> text()).toList();
    }

    private String text() {
      return random
          .ints(random.nextInt(8), 0, 0x2fff)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    @SafeVarargs
    private <T> T of(T... values) {
      return values[random.nextInt(values.length)];
    }
  }
}

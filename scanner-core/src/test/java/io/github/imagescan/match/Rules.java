package io.github.imagescan.match;

import io.github.imagescan.rule.Alphabet;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Gates;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.rule.Shape;
import io.github.imagescan.rule.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes rules for tests: {@code Rules.rule("x").shape(…).build()}. */
final class Rules {
  private final RuleId id;
  private Rule.Kind kind = Rule.Kind.TOKEN;
  private Confidence confidence = Confidence.MEDIUM;
  private List<Literal> literals = List.of();
  private Optional<Shape> shape = Optional.empty();
  private Optional<String> pattern = Optional.empty();
  private int before;
  private int after;
  private Optional<String> detector = Optional.empty();
  private Gates gates = Gates.NONE;
  private Optional<Rule.Validation> validate = Optional.empty();
  private Rule.OnInvalid onInvalid = Rule.OnInvalid.DOWNGRADE;
  private Optional<Rule.PairWith> pair = Optional.empty();
  private List<String> paths = List.of();
  private List<RuleId> supersedes = List.of();
  private Rule.Redaction redaction = Rule.Redaction.PREFIX;

  private Rules(String id) {
    this.id = new RuleId(id);
  }

  static Rules rule(String id) {
    return new Rules(id);
  }

  /** A token of a prefix and a run of fixed length, bounded as tokens are. */
  static Rules token(String id, String prefix, String alphabet, int length) {
    return rule(id)
        .literal(prefix)
        .shape(Shape.Boundary.TOKEN, 0, text(prefix), run(alphabet, length, length));
  }

  static Shape.Part text(String text) {
    return new Shape.Text(text);
  }

  static Shape.Part run(String alphabet, int min, int max) {
    return new Shape.Run(Alphabet.of(alphabet), min, max);
  }

  Rules literal(String... texts) {
    literals = List.of(texts).stream().map(Literal::exact).toList();
    return this;
  }

  Rules anyCase(String... texts) {
    literals = List.of(texts).stream().map(Literal::ignoringCase).toList();
    return this;
  }

  Rules shape(Shape.Boundary boundary, int secretPart, Shape.Part... parts) {
    shape = Optional.of(new Shape(List.of(parts), boundary, secretPart));
    return this;
  }

  Rules pattern(String regex, int newBefore, int newAfter) {
    pattern = Optional.of(regex);
    before = newBefore;
    after = newAfter;
    return this;
  }

  Rules detector(String name) {
    detector = Optional.of(name);
    return this;
  }

  Rules kind(Rule.Kind newKind) {
    kind = newKind;
    return this;
  }

  Rules confidence(Confidence newConfidence) {
    confidence = newConfidence;
    return this;
  }

  Rules gates(double entropy, String... notValues) {
    gates = new Gates(entropy, 0, 0, 0, List.of(notValues));
    return this;
  }

  Rules validate(String type, Rule.OnInvalid invalid) {
    validate = Optional.of(new Rule.Validation(type, Map.of()));
    onInvalid = invalid;
    return this;
  }

  Rules pair(String needs, int within, boolean optional) {
    pair = Optional.of(new Rule.PairWith(new RuleId(needs), within, optional));
    return this;
  }

  Rules paths(String... globs) {
    paths = List.of(globs);
    return this;
  }

  Rules supersedes(String... ids) {
    supersedes = List.of(ids).stream().map(RuleId::new).toList();
    return this;
  }

  Rules redaction(Rule.Redaction newRedaction) {
    redaction = newRedaction;
    return this;
  }

  Rule build() {
    return new Rule(
        id,
        List.of(),
        "test secret",
        new Vendor("test", "Test", "test", "", ""),
        kind,
        Severity.HIGH,
        confidence,
        literals,
        shape,
        pattern,
        before,
        after,
        detector,
        gates,
        validate,
        onInvalid,
        pair,
        paths,
        supersedes,
        redaction,
        "open what it opens",
        "Revoke it.",
        "",
        List.of());
  }
}

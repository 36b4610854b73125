package io.github.imagescan.rule;

import io.github.imagescan.rule.Rule.Kind;
import io.github.imagescan.rule.Rule.OnInvalid;
import io.github.imagescan.rule.Rule.PairWith;
import io.github.imagescan.rule.Rule.Redaction;
import io.github.imagescan.rule.Rule.Validation;
import io.github.imagescan.rule.RuleEntry.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one rule of a pack. */
final class RuleEntryReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "aliases",
          "name",
          "kind",
          "severity",
          "confidence",
          "prefilter",
          "match",
          "pattern",
          "before",
          "after",
          "detector",
          "gates",
          "validate",
          "on-invalid",
          "pair",
          "paths",
          "supersedes",
          "redact",
          "opens",
          "rotate",
          "fix",
          "references",
          "examples",
          "counter-examples");
  private static final Set<String> VALUE_LISTS =
      Set.of(
          "placeholder", "template", "repeats", "sequence", "uuid", "identifier", "path", "words");
  private static final int BEFORE = 64;
  private static final int MAX_BEFORE = 4_096;
  private static final int AFTER = 256;
  private static final int MAX_AFTER = 65_536;
  private static final int WITHIN_LINES = 20;

  private final String file;
  private final Vendor vendor;
  private final PatternCheck patterns;

  RuleEntryReader(String file, Vendor vendor, PatternCheck patterns) {
    this.file = file;
    this.vendor = vendor;
    this.patterns = patterns;
  }

  RuleEntry read(PackNode node) throws RulePackException {
    PackKeys keys = PackKeys.of(file, "a rule", node, KEYS);
    RuleId id = keys.made("id", RuleId::new);
    oneWayToFind(keys);
    Optional<Shape> shape =
        keys.has("match")
            ? Optional.of(new ShapeReader(file).read(keys.node("match").orElseThrow()))
            : Optional.empty();
    Rule rule =
        new Rule(
            id,
            keys.each("aliases", RuleId::new),
            keys.text("name"),
            vendor,
            keys.constantOr("kind", Kind.class, Kind.TOKEN),
            keys.constant("severity", Severity.class),
            keys.constant("confidence", Confidence.class),
            literals(keys, shape),
            shape,
            pattern(keys),
            keys.has("pattern") ? reach(keys, "before", BEFORE, MAX_BEFORE) : 0,
            keys.has("pattern") ? reach(keys, "after", AFTER, MAX_AFTER) : 0,
            keys.has("detector") ? Optional.of(keys.text("detector")) : Optional.empty(),
            gates(keys),
            validation(keys),
            keys.constantOr("on-invalid", OnInvalid.class, OnInvalid.DOWNGRADE),
            pair(keys),
            paths(keys),
            keys.each("supersedes", RuleId::new),
            redaction(keys, shape),
            keys.text("opens"),
            keys.text("rotate"),
            keys.textOr("fix", ""),
            keys.each("references", RuleEntryReader::address));
    return new RuleEntry(
        rule, keys.line(), examples(keys, "examples", 1), examples(keys, "counter-examples", 0));
  }

  private static void oneWayToFind(PackKeys keys) throws RulePackException {
    List<String> ways = new ArrayList<>(List.of("match", "pattern", "detector"));
    ways.removeIf(way -> !keys.has(way));
    if (ways.size() != 1) {
      throw keys.wrong(
          ways.isEmpty() ? "id" : ways.get(1),
          "a rule finds by one of `match`, `pattern` and `detector`, not by "
              + (ways.isEmpty() ? "none" : String.join(" and ", ways)));
    }
    for (String key : List.of("before", "after")) {
      if (keys.has(key) && !keys.has("pattern")) {
        throw keys.wrong(key, "`" + key + "` belongs to `pattern`; remove it");
      }
    }
  }

  private List<Literal> literals(PackKeys keys, Optional<Shape> shape) throws RulePackException {
    if (keys.has("prefilter")) {
      List<Literal> given = givenLiterals(keys);
      if (shape.isPresent() && !ShapeTexts.hold(shape.get(), given)) {
        throw keys.wrong(
            "prefilter", "no text of `match` holds this in every token; leave `prefilter` out");
      }
      return given;
    }
    if (shape.isPresent()) {
      List<Literal> own = ShapeTexts.literals(shape.get());
      if (own.isEmpty()) {
        throw keys.wrong("match", "a shape needs a text of 3 characters or more to be looked for");
      }
      return own;
    }
    if (keys.has("pattern")) {
      throw keys.wrong(
          "pattern", "a pattern needs `prefilter`: texts of which each match holds one");
    }
    return List.of();
  }

  private List<Literal> givenLiterals(PackKeys keys) throws RulePackException {
    if (keys.node("prefilter").orElseThrow() instanceof PackNode.Keys node) {
      PackKeys inner = PackKeys.of(file, "`prefilter`", node, Set.of("text", "case"));
      boolean ignoreCase = inner.constantOr("case", Case.class, Case.EXACT) == Case.IGNORE;
      return inner.each("text", text -> literal(text, ignoreCase));
    }
    return keys.each("prefilter", text -> literal(text, false));
  }

  private enum Case {
    EXACT,
    IGNORE
  }

  private static Literal literal(String text, boolean ignoreCase) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      throw new IllegalArgumentException("a literal is made of Latin-1 characters, not " + text);
    }
    return new Literal(text, ignoreCase);
  }

  private Optional<String> pattern(PackKeys keys) throws RulePackException {
    if (!keys.has("pattern")) {
      return Optional.empty();
    }
    String pattern = keys.text("pattern");
    Optional<String> complaint = patterns.complaint(pattern);
    if (complaint.isPresent()) {
      throw keys.wrong("pattern", complaint.get());
    }
    return Optional.of(pattern);
  }

  private static int reach(PackKeys keys, String key, int usual, int most)
      throws RulePackException {
    int bytes = keys.number(key).orElse(usual);
    if (bytes > most) {
      throw keys.wrong(key, "`" + key + "` is at most " + most + " bytes, not " + bytes);
    }
    return bytes;
  }

  private Gates gates(PackKeys keys) throws RulePackException {
    Optional<PackNode> node = keys.node("gates");
    if (node.isEmpty()) {
      return Gates.NONE;
    }
    PackKeys gates =
        PackKeys.of(file, "`gates`", node.get(), Set.of("entropy", "classes", "not-values"));
    PackKeys classes =
        inner(gates, "classes", Set.of("min-digits", "min-lower", "min-upper")).orElse(gates);
    return new Gates(
        entropy(gates),
        classes.number("min-digits").orElse(0),
        classes.number("min-lower").orElse(0),
        classes.number("min-upper").orElse(0),
        gates.each("not-values", RuleEntryReader::valueList));
  }

  private double entropy(PackKeys gates) throws RulePackException {
    Optional<PackKeys> entropy = inner(gates, "entropy", Set.of("min"));
    if (entropy.isEmpty()) {
      return 0;
    }
    double bits = entropy.get().made("min", Double::parseDouble);
    if (!(bits > 0 && bits <= 8)) {
      throw entropy.get().wrong("min", "`min` is above 0 and at most 8 bits a character");
    }
    return bits;
  }

  private static String valueList(String name) {
    if (!VALUE_LISTS.contains(name)) {
      throw new IllegalArgumentException(
          name + " is no list of values" + Nearest.hint(name, new TreeSet<>(VALUE_LISTS)));
    }
    return name;
  }

  private Optional<Validation> validation(PackKeys keys) throws RulePackException {
    Optional<PackNode> node = keys.node("validate");
    if (node.isEmpty()) {
      if (keys.has("on-invalid")) {
        throw keys.wrong("on-invalid", "`on-invalid` belongs to `validate`; remove it");
      }
      return Optional.empty();
    }
    PackKeys validate = PackKeys.any(file, "`validate`", node.get());
    String type = validate.text("type");
    Map<String, String> parameters = new LinkedHashMap<>(validate.allTexts());
    parameters.remove("type");
    return Optional.of(new Validation(type, parameters));
  }

  private Optional<PairWith> pair(PackKeys keys) throws RulePackException {
    Optional<PackKeys> pair = inner(keys, "pair", Set.of("needs", "within", "optional"));
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PairWith(
            pair.get().made("needs", RuleId::new),
            pair.get().has("within")
                ? pair.get().made("within", RuleEntryReader::lines)
                : WITHIN_LINES,
            pair.get().truth("optional")));
  }

  private static int lines(String text) {
    try {
      return Integer.parseUnsignedInt(text.replaceFirst("-lines?$", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("write a number of lines, such as 20, not " + text, e);
    }
  }

  private List<String> paths(PackKeys keys) throws RulePackException {
    Optional<PackKeys> paths = inner(keys, "paths", Set.of("only"));
    return paths.isEmpty() ? List.of() : paths.get().texts("only");
  }

  /** A prefix is worth showing where a shape has one and the kind is none that people choose. */
  private static Redaction redaction(PackKeys keys, Optional<Shape> shape)
      throws RulePackException {
    Kind kind = keys.constantOr("kind", Kind.class, Kind.TOKEN);
    boolean prefix =
        shape.isPresent()
            && !(shape.get().parts().get(0) instanceof Shape.Run)
            && kind != Kind.PASSWORD
            && kind != Kind.URI;
    return keys.constantOr("redact", Redaction.class, prefix ? Redaction.PREFIX : Redaction.ALL);
  }

  private static String address(String text) {
    if (!text.startsWith("https://") && !text.startsWith("http://")) {
      throw new IllegalArgumentException("a reference is a web address, not " + text);
    }
    return text;
  }

  private List<Example> examples(PackKeys keys, String key, int finds) throws RulePackException {
    List<Example> out = new ArrayList<>();
    for (PackNode node : keys.items(key)) {
      out.add(
          node instanceof PackNode.Scalar text
              ? new Example(text.line(), text.text(), finds, "", List.of())
              : example(node, finds));
    }
    return out;
  }

  private Example example(PackNode node, int finds) throws RulePackException {
    PackKeys keys = PackKeys.of(file, "an example", node, Set.of("text", "finds", "file", "also"));
    int number = keys.number("finds").orElse(finds);
    if (number == 0 != (finds == 0)) {
      throw keys.wrong(
          "finds", "`examples` find 1 or more, `counter-examples` find 0; move this one");
    }
    return new Example(
        keys.line(),
        keys.text("text"),
        number,
        keys.textOr("file", ""),
        keys.each("also", RuleId::new));
  }

  private Optional<PackKeys> inner(PackKeys keys, String key, Set<String> known)
      throws RulePackException {
    Optional<PackNode> node = keys.node(key);
    return node.isEmpty()
        ? Optional.empty()
        : Optional.of(PackKeys.of(file, "`" + key + "`", node.get(), known));
  }
}

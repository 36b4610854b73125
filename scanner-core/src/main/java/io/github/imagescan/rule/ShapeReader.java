package io.github.imagescan.rule;

import io.github.imagescan.rule.Shape.Boundary;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code match} of a rule: a prefix with a body, or parts in order. */
final class ShapeReader {
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private final String file;

  ShapeReader(String file) {
    this.file = file;
  }

  Shape read(PackNode node) throws RulePackException {
    PackKeys keys =
        PackKeys.of(
            file, "`match`", node, Set.of("prefix", "body", "parts", "boundary", "secret-from"));
    if (keys.has("parts") == keys.has("prefix")) {
      throw keys.wrong("parts", "`match` is either `prefix` and `body`, or `parts`");
    }
    List<Part> parts = keys.has("parts") ? parts(keys) : prefixAndBody(keys);
    Shape shape =
        new Shape(
            parts,
            keys.constantOr("boundary", Boundary.class, Boundary.TOKEN),
            secretFrom(keys, parts.size()));
    Optional<String> complaint = ShapeTexts.goesBack(shape);
    if (complaint.isPresent()) {
      throw keys.wrong("parts", complaint.get());
    }
    return shape;
  }

  private List<Part> prefixAndBody(PackKeys keys) throws RulePackException {
    if (!keys.has("body")) {
      throw keys.wrong("prefix", "`match` with a `prefix` needs a `body: {alphabet, length}`");
    }
    PackNode body = keys.node("body").orElseThrow();
    List<String> prefixes = keys.texts("prefix");
    Part prefix = prefixes.size() == 1 ? new Text(keys.text("prefix")) : oneOf(keys, "prefix");
    return List.of(prefix, run(PackKeys.of(file, "`body`", body, Set.of("alphabet", "length"))));
  }

  private List<Part> parts(PackKeys keys) throws RulePackException {
    List<Part> parts = new ArrayList<>();
    for (PackNode node : keys.items("parts")) {
      parts.add(
          part(PackKeys.of(file, "a part", node, Set.of("text", "one-of", "alphabet", "length"))));
    }
    return parts;
  }

  private static Part part(PackKeys keys) throws RulePackException {
    if (keys.has("alphabet")) {
      return run(keys);
    }
    return keys.has("one-of") ? oneOf(keys, "one-of") : new Text(keys.text("text"));
  }

  private static OneOf oneOf(PackKeys keys, String key) throws RulePackException {
    List<String> texts = keys.texts(key);
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < texts.size(); j++) {
        if (i != j && texts.get(j).startsWith(texts.get(i))) {
          throw keys.wrong(
              key, texts.get(i) + " is the beginning of " + texts.get(j) + "; keep the shorter");
        }
      }
    }
    return new OneOf(texts);
  }

  private static Run run(PackKeys keys) throws RulePackException {
    Alphabet alphabet = keys.made("alphabet", Alphabet::of);
    return keys.made("length", text -> run(alphabet, text));
  }

  private static Run run(Alphabet alphabet, String length) {
    Matcher m = LENGTH.matcher(length);
    if (!m.matches()) {
      throw new IllegalArgumentException("write a length as 36 or 20-40, not " + length);
    }
    int min = Integer.parseInt(m.group(1));
    return new Run(alphabet, min, m.group(2) == null ? min : Integer.parseInt(m.group(2)));
  }

  private static int secretFrom(PackKeys keys, int parts) throws RulePackException {
    int from = keys.number("secret-from").orElse(0);
    if (from >= parts) {
      throw keys.wrong("secret-from", "`secret-from` counts parts from 0; there are " + parts);
    }
    return from;
  }
}

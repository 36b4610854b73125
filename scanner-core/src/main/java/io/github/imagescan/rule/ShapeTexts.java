package io.github.imagescan.rule;

import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be told from the texts of a shape. */
final class ShapeTexts {
  private static final int MIN_LITERAL = 3;

  private ShapeTexts() {}

  /** The texts of the part whose shortest text is longest; none where all are too short. */
  static List<Literal> literals(Shape shape) {
    return shape.parts().stream()
        .filter(part -> !(part instanceof Run) && part.min() >= MIN_LITERAL)
        .max(Comparator.comparingInt(Part::min))
        .map(ShapeTexts::texts)
        .orElse(List.of())
        .stream()
        .map(Literal::exact)
        .toList();
  }

  /** Whether each token of the shape holds one of the literals in one of its texts. */
  static boolean hold(Shape shape, List<Literal> literals) {
    return shape.parts().stream()
        .map(ShapeTexts::texts)
        .anyMatch(
            texts ->
                !texts.isEmpty()
                    && texts.stream()
                        .allMatch(text -> literals.stream().anyMatch(l -> holds(text, l))));
  }

  /**
   * Where matching would have to go back: a run of variable length is followed by something that
   * the run itself could take.
   */
  static Optional<String> goesBack(Shape shape) {
    List<Part> parts = shape.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Run run && run.min() < run.max()) {
        for (int j = i + 1; j < parts.size(); j++) {
          if (first(parts.get(j)).intersects(run.alphabet().bytes())) {
            return Optional.of(
                "part "
                    + i
                    + " has a variable length and could take what part "
                    + j
                    + " begins with; give it one length, or an alphabet without that character");
          }
          if (parts.get(j).min() > 0) {
            break;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(String text, Literal literal) {
    int length = literal.text().length();
    for (int i = 0; i + length <= text.length(); i++) {
      if (text.regionMatches(literal.ignoreCase(), i, literal.text(), 0, length)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> texts(Part part) {
    if (part instanceof Text text) {
      return List.of(text.text());
    }
    return part instanceof OneOf oneOf ? oneOf.texts() : List.of();
  }

  private static BitSet first(Part part) {
    if (part instanceof Run run) {
      return run.alphabet().bytes();
    }
    BitSet out = new BitSet();
    texts(part).stream().filter(t -> !t.isEmpty()).forEach(t -> out.set(t.charAt(0)));
    return out;
  }
}

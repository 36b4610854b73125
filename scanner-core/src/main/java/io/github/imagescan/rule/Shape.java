package io.github.imagescan.rule;

import java.util.List;

/**
 * The form of a token that identifies itself: texts and runs of characters in order. A run takes
 * all it can; where a run of variable length is followed by a text, the text must begin with a
 * character that the run does not have, so that matching never goes back.
 *
 * @param parts in order, at least one text of 3 characters or more among them
 * @param boundary what may not stand right before and after
 * @param secretPart index of the first part that is secret; what is before is shown in reports
 */
public record Shape(List<Part> parts, Boundary boundary, int secretPart) {
  public Shape {
    parts = List.copyOf(parts);
  }

  /** A piece of a shape. */
  public sealed interface Part {
    /** The least number of bytes. */
    int min();

    /** The greatest number of bytes. */
    int max();
  }

  /** These characters, in this case. */
  public record Text(String text) implements Part {
    @Override
    public int min() {
      return text.length();
    }

    @Override
    public int max() {
      return text.length();
    }
  }

  /** One of several texts, none the beginning of another. */
  public record OneOf(List<String> texts) implements Part {
    public OneOf {
      texts = List.copyOf(texts);
    }

    @Override
    public int min() {
      return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    @Override
    public int max() {
      return texts.stream().mapToInt(String::length).max().orElse(0);
    }
  }

  /** A run of characters of one alphabet. */
  public record Run(Alphabet alphabet, int min, int max) implements Part {
    public Run {
      if (min < 0 || max < min || max > 65_536) {
        throw new IllegalArgumentException("not a length: " + min + "-" + max);
      }
    }
  }

  /** What may not stand right before and right after a match. */
  public enum Boundary {
    /** No letter, digit, underscore or hyphen. */
    TOKEN,
    /** As token, and no {@code +}, {@code /} or {@code =}: not in the midst of base64. */
    BASE64,
    /** No letter or digit. */
    WORD,
    /** Anything may. */
    NONE
  }

  /** The least number of bytes that match. */
  public int minLength() {
    return parts.stream().mapToInt(Part::min).sum();
  }

  /** The greatest number of bytes that match. */
  public int maxLength() {
    return parts.stream().mapToInt(Part::max).sum();
  }
}

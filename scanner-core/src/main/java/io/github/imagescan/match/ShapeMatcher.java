package io.github.imagescan.match;

import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A {@link Shape} as tables. It has no state; threads share it. */
final class ShapeMatcher {
  /** The most bytes before a match that its boundary looks at: the end of a long escape. */
  static final int MOST_BEFORE = 32;

  private static final int MOST_SPELLINGS = 512;

  private static final byte[][] ESCAPES =
      Stream.of("\033", "\\e", "\\033", "\\x1b", "\\x1B", "\\u001b", "\\u001B")
          .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
          .toArray(byte[][]::new);

  private final Shape shape;
  private final Piece[] pieces;
  private final boolean[] joins;

  ShapeMatcher(Shape shape) {
    this.shape = shape;
    this.pieces = shape.parts().stream().map(ShapeMatcher::piece).toArray(Piece[]::new);
    this.joins = joins(shape.boundary());
    if (shape.secretPart() < 0 || shape.secretPart() >= pieces.length) {
      throw new IllegalArgumentException(
          "the secret begins with part "
              + shape.secretPart()
              + " of a shape of "
              + pieces.length
              + " parts");
    }
  }

  Shape shape() {
    return shape;
  }

  /**
   * Matches parts {@code first} up to {@code last}, forwards.
   *
   * @return the index after the match, or {@code ~i} where byte {@code i} does not fit
   */
  int match(byte[] bytes, int start, int limit, int first, int last) {
    int at = start;
    for (int part = first; part < last && at >= 0; part++) {
      at = pieces[part].match(bytes, at, limit);
    }
    return at;
  }

  /** Whether nothing stands before the index that would make the match a part of something else. */
  boolean beginsAt(byte[] bytes, int from, int start) {
    return start == from || !joins[bytes[start - 1] & 0xff] || escapeEndsAt(bytes, from, start);
  }

  /** Whether nothing stands at the index that would make the match a part of something else. */
  boolean endsAt(byte[] bytes, int end, int to) {
    return end == to || !joins[bytes[end] & 0xff];
  }

  /**
   * {@code \n}, <code>&#92;u003d</code>, {@code %3D}, the end of {@code ESC[31m}: what looks like a
   * letter is none.
   */
  private static boolean escapeEndsAt(byte[] bytes, int from, int at) {
    int last = bytes[at - 1];
    return controlSequenceEndsAt(bytes, from, at)
        || at - 2 >= from && bytes[at - 2] == '\\' && (last == 'n' || last == 'r' || last == 't')
        || at - 3 >= from && bytes[at - 3] == '%' && isHex(last) && isHex(bytes[at - 2])
        || at - 6 >= from && bytes[at - 6] == '\\' && bytes[at - 5] == 'u' && isHex(last);
  }

  /**
   * A control sequence of a terminal (ECMA-48, 5.4): escape, bracket, parameters, a letter. Escape
   * is the byte, or as programs and JSON write it: <code>&#92;e</code>, <code>&#92;033</code>,
   * <code>
   * &#92;x1b</code>, <code>&#92;u001b</code>.
   */
  private static boolean controlSequenceEndsAt(byte[] bytes, int from, int at) {
    if (!Character.isLetter(bytes[at - 1])) {
      return false;
    }
    int bracket = at - 2;
    int least = Math.max(from, at - MOST_BEFORE);
    while (bracket > least && (isDigit(bytes[bracket]) || bytes[bracket] == ';')) {
      bracket--;
    }
    return bracket > least && bytes[bracket] == '[' && escapeByteEndsAt(bytes, from, bracket);
  }

  private static boolean escapeByteEndsAt(byte[] bytes, int from, int at) {
    return Stream.of(ESCAPES)
        .anyMatch(
            escape ->
                at - escape.length >= from
                    && Arrays.equals(bytes, at - escape.length, at, escape, 0, escape.length));
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isHex(int b) {
    return Character.digit(b, 16) >= 0;
  }

  /**
   * Where a literal may stand in the shape.
   *
   * @param part index of the part that the literal's place is counted from
   * @param offset bytes from the beginning of that part to the literal
   * @param least the least number of bytes before that part
   * @param most the greatest number of bytes before that part
   */
  record Anchor(int part, int offset, int least, int most) {}

  /**
   * The places where the literal may stand, as many as must be tried.
   *
   * @throws IllegalArgumentException where there is none
   */
  List<Anchor> anchors(Literal literal) {
    List<Anchor> anchors = new ArrayList<>();
    List<Shape.Part> parts = shape.parts();
    int least = 0;
    int most = 0;
    for (int part = 0; part < parts.size(); part++) {
      List<String> spellings = spellings(part);
      for (int offset : offsets(part, spellings, literal)) {
        Anchor anchor = new Anchor(part, offset, least, most);
        if (least == most && spellings.size() == 1) {
          // Every match has the literal just there: no other place need be tried.
          return List.of(anchor);
        }
        if (!anchors.contains(anchor)) {
          anchors.add(anchor);
        }
      }
      least += parts.get(part).min();
      most += parts.get(part).max();
    }
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException(
          "the literal " + literal.text() + " is in no text of the shape");
    }
    return anchors;
  }

  /** Offsets of the literal in the texts that begin with this part; it begins in this part. */
  private List<Integer> offsets(int part, List<String> spellings, Literal literal) {
    List<Integer> offsets = new ArrayList<>();
    int own = shape.parts().get(part).max();
    for (String spelling : spellings) {
      String text = literal.ignoreCase() ? spelling.toLowerCase(Locale.ROOT) : spelling;
      String wanted =
          literal.ignoreCase() ? literal.text().toLowerCase(Locale.ROOT) : literal.text();
      for (int at = text.indexOf(wanted); at >= 0 && at < own; at = text.indexOf(wanted, at + 1)) {
        offsets.add(at);
      }
    }
    return offsets;
  }

  /** What the texts from this part on may read, up to the first run. */
  private List<String> spellings(int part) {
    List<String> spellings = List.of("");
    for (Shape.Part next : shape.parts().subList(part, shape.parts().size())) {
      List<String> texts =
          next instanceof Shape.Text text
              ? List.of(text.text())
              : next instanceof Shape.OneOf oneOf ? oneOf.texts() : List.of();
      if (texts.isEmpty() || spellings.size() * texts.size() > MOST_SPELLINGS) {
        break;
      }
      List<String> longer = new ArrayList<>();
      for (String spelling : spellings) {
        texts.forEach(text -> longer.add(spelling + text));
      }
      spellings = longer;
    }
    return spellings;
  }

  private static boolean[] joins(Shape.Boundary boundary) {
    boolean[] joins = new boolean[256];
    if (boundary != Shape.Boundary.NONE) {
      for (int c = 0; c < 128; c++) {
        joins[c] =
            Character.isLetterOrDigit(c)
                || boundary != Shape.Boundary.WORD && (c == '_' || c == '-')
                || boundary == Shape.Boundary.BASE64 && (c == '+' || c == '/' || c == '=');
      }
    }
    return joins;
  }

  private static Piece piece(Shape.Part part) {
    if (part instanceof Shape.Run run) {
      boolean[] allowed = new boolean[256];
      run.alphabet().bytes().stream().forEach(b -> allowed[b] = true);
      return new RunPiece(allowed, run.min(), run.max());
    }
    List<String> texts =
        part instanceof Shape.Text text ? List.of(text.text()) : ((Shape.OneOf) part).texts();
    return new TextPiece(
        texts.stream()
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toArray(byte[][]::new));
  }

  private interface Piece {
    int match(byte[] bytes, int start, int limit);
  }

  private record RunPiece(boolean[] allowed, int min, int max) implements Piece {
    @Override
    public int match(byte[] bytes, int start, int limit) {
      int stop = Math.min(limit, start + max);
      int at = start;
      while (at < stop && allowed[bytes[at] & 0xff]) {
        at++;
      }
      return at - start < min ? ~at : at;
    }
  }

  private record TextPiece(byte[][] texts) implements Piece {
    @Override
    public int match(byte[] bytes, int start, int limit) {
      for (byte[] text : texts) {
        int end = start + text.length;
        if (end <= limit && startsWith(bytes, start, text)) {
          return end;
        }
      }
      return ~start;
    }

    private static boolean startsWith(byte[] bytes, int start, byte[] text) {
      for (int i = 0; i < text.length; i++) {
        if (bytes[start + i] != text[i]) {
          return false;
        }
      }
      return true;
    }
  }
}

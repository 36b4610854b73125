package io.github.imagescan.match;

import io.github.imagescan.match.ShapeMatcher.Anchor;
import io.github.imagescan.rule.Shape;
import java.util.List;

/** Confirms by a {@link Shape}, from where one of its literals stands. */
final class ShapeConfirmer extends Confirmer {
  /** Letters that may follow a text whose length is known: the tag of what comes next. */
  private static final int MOST_TAG = 2;

  private final CompiledRule rule;
  private final ShapeMatcher shape;
  private final Anchor[] anchors;
  private final int parts;

  /** Whether a match may stand amid other letters: where it ends is known, and a checksum tells. */
  private final boolean provesItself;

  ShapeConfirmer(
      int number, CompiledRule rule, ShapeMatcher shape, List<Anchor> anchors, int literalLength) {
    super(
        number,
        "rule " + rule.id(),
        anchors.stream().mapToInt(a -> a.most() + a.offset()).max().orElse(0)
            + ShapeMatcher.MOST_BEFORE,
        anchors.stream()
                .mapToInt(a -> shape.shape().maxLength() - a.least() - a.offset() - literalLength)
                .max()
                .orElse(0)
            + 1);
    this.rule = rule;
    this.shape = shape;
    this.anchors = anchors.toArray(Anchor[]::new);
    this.parts = shape.shape().parts().size();
    this.provesItself =
        rule.validator().isPresent()
            && shape.shape().boundary() != Shape.Boundary.NONE
            && shape.shape().minLength() == shape.shape().maxLength();
  }

  @Override
  boolean reads(String path) {
    return rule.reads(path);
  }

  @Override
  int confirm(HitWindow window, ContentMatch match) {
    int examined = 0;
    for (Anchor anchor : anchors) {
      int part = window.hitFrom() - anchor.offset();
      int latest = part - anchor.least();
      int start = Math.max(window.from(), part - anchor.most());
      for (; start <= latest; start++) {
        int end = end(window, anchor, start, part, match);
        if (end >= 0) {
          return examined + end - start;
        }
        examined += ~end - start + 1;
      }
    }
    return examined;
  }

  /**
   * The end of the match that begins at {@code start} and has the anchor's part at {@code part},
   * which is claimed; {@code ~i} where byte {@code i} does not fit.
   */
  private int end(HitWindow window, Anchor anchor, int start, int part, ContentMatch match) {
    byte[] bytes = window.bytes();
    boolean begins = shape.beginsAt(bytes, window.from(), start);
    int counted = counted(window, start);
    if (!begins && counted < 0 && !provesItself) {
      return ~start;
    }
    int end = match(window, anchor, start, part, window.to());
    if (end < 0) {
      return end;
    }
    if (begins && shape.endsAt(bytes, end, window.to())) {
      claim(window, start, end, false, match);
      return end;
    }
    if (counted >= 0
        && end - counted <= MOST_TAG
        && match(window, anchor, start, part, counted) == counted) {
      claim(window, start, counted, false, match);
      return counted;
    }
    if (provesItself) {
      claim(window, start, end, true, match);
    }
    return ~end;
  }

  private int match(HitWindow window, Anchor anchor, int start, int part, int limit) {
    byte[] bytes = window.bytes();
    int here = shape.match(bytes, start, limit, 0, anchor.part());
    if (here != part) {
      return here < 0 ? here : ~here;
    }
    int end = shape.match(bytes, part, limit, anchor.part(), parts);
    return end < 0 || end >= window.hitTo() ? end : ~end;
  }

  /**
   * Where the text ends that begins here, by the length that stands before it: so class files,
   * Python's byte code, protocol buffers and many others keep strings, with anything after them. -1
   * where what stands there is no such length.
   */
  private int counted(HitWindow window, int start) {
    if (start == window.from()) {
      return -1;
    }
    int length = window.bytes()[start - 1] & 0xff;
    boolean fits = length >= shape.shape().minLength() && length <= window.to() - start;
    return fits ? start + length : -1;
  }

  private void claim(HitWindow window, int start, int end, boolean ifProven, ContentMatch match) {
    byte[] bytes = window.bytes();
    int secretPart = shape.shape().secretPart();
    int secret = shape.match(bytes, start, end, 0, secretPart);
    int text = secret;
    for (int part = secretPart; part < parts && isText(part); part++) {
      text = shape.match(bytes, text, end, part, part + 1);
    }
    int body = text == end ? secret : text;
    if (ifProven) {
      match.foundIfProven(rule, start, end, secret, end, body);
    } else {
      match.found(rule, start, end, secret, end, body);
    }
  }

  private boolean isText(int part) {
    return !(shape.shape().parts().get(part) instanceof Shape.Run);
  }
}

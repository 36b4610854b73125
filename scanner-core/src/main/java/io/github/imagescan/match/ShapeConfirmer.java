package io.github.imagescan.match;

import io.github.imagescan.match.ShapeMatcher.Anchor;
import io.github.imagescan.rule.Shape;
import java.util.List;

/** Confirms by a {@link Shape}, from where one of its literals stands. */
final class ShapeConfirmer extends Confirmer {
  /** Bytes before a match that its boundary may look at: an escape is as long as this. */
  private static final int BOUNDARY = 6;

  private final CompiledRule rule;
  private final ShapeMatcher shape;
  private final Anchor[] anchors;
  private final int parts;

  ShapeConfirmer(
      int number, CompiledRule rule, ShapeMatcher shape, List<Anchor> anchors, int literalLength) {
    super(
        number,
        "rule " + rule.id(),
        anchors.stream().mapToInt(a -> a.most() + a.offset()).max().orElse(0) + BOUNDARY,
        anchors.stream()
                .mapToInt(a -> shape.shape().maxLength() - a.least() - a.offset() - literalLength)
                .max()
                .orElse(0)
            + 1);
    this.rule = rule;
    this.shape = shape;
    this.anchors = anchors.toArray(Anchor[]::new);
    this.parts = shape.shape().parts().size();
  }

  @Override
  int confirm(HitWindow window, ContentMatch match) {
    int examined = 0;
    for (Anchor anchor : anchors) {
      int part = window.hitFrom() - anchor.offset();
      int latest = part - anchor.least();
      int start = Math.max(window.from(), part - anchor.most());
      for (; start <= latest; start++) {
        int end = end(window, anchor, start, part);
        if (end >= 0) {
          claim(window, start, end, match);
          return examined + end - start;
        }
        examined += ~end - start + 1;
      }
    }
    return examined;
  }

  /**
   * The end of the match that begins at {@code start} and has the anchor's part at {@code part}.
   */
  private int end(HitWindow window, Anchor anchor, int start, int part) {
    byte[] bytes = window.bytes();
    if (start < window.from() || !shape.beginsAt(bytes, window.from(), start)) {
      return ~start;
    }
    int here = shape.match(bytes, start, window.to(), 0, anchor.part());
    if (here != part) {
      return here < 0 ? here : ~here;
    }
    int end = shape.match(bytes, part, window.to(), anchor.part(), parts);
    return end < 0 || end >= window.hitTo() && shape.endsAt(bytes, end, window.to()) ? end : ~end;
  }

  private void claim(HitWindow window, int start, int end, ContentMatch match) {
    byte[] bytes = window.bytes();
    int secretPart = shape.shape().secretPart();
    int secret = shape.match(bytes, start, end, 0, secretPart);
    int body = secret;
    for (int part = secretPart; part < parts && isText(part); part++) {
      body = shape.match(bytes, body, end, part, part + 1);
    }
    match.found(rule, start, end, secret, end, body == end ? secret : body);
  }

  private boolean isText(int part) {
    return !(shape.shape().parts().get(part) instanceof Shape.Run);
  }
}

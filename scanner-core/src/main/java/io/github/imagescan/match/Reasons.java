package io.github.imagescan.match;

import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Reason.Kind;
import java.util.Comparator;
import java.util.List;

/** The order and the wording of reasons. */
final class Reasons {
  private static final List<Kind> ORDER =
      List.of(
          Kind.CHECKSUM,
          Kind.STRUCTURE,
          Kind.SHAPE,
          Kind.PAIR,
          Kind.ASSIGNMENT,
          Kind.ENTROPY,
          Kind.LOWERED);

  private Reasons() {}

  /** Each once, what says most first; of one kind, in the order given. */
  static List<Reason> strongestFirst(List<Reason> reasons) {
    return reasons.stream()
        .distinct()
        .sorted(Comparator.comparingInt(reason -> ORDER.indexOf(reason.kind())))
        .toList();
  }

  /** What is said of a match for which the detector gave no reason; a checksum says it all. */
  static Reason of(CompiledRule rule) {
    String title = rule.rule().title();
    return switch (rule.form()) {
      case SHAPE -> new Reason(Kind.SHAPE, "prefix, characters and length fit");
      case PATTERN -> new Reason(Kind.SHAPE, "has the form of: " + title);
      case CODE -> new Reason(Kind.STRUCTURE, "has the structure of: " + title);
      case ASSIGNMENT -> new Reason(Kind.ASSIGNMENT, "given to a name that says secret");
    };
  }
}

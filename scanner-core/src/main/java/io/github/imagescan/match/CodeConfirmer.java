package io.github.imagescan.match;

/** Confirms by a detector in code. */
final class CodeConfirmer extends Confirmer {
  private final HitDetector detector;
  private final int cost;

  /**
   * A confirmer.
   *
   * @param cost bytes that count as examined for each hit, at most those of the window
   */
  CodeConfirmer(int number, HitDetector detector, int cost) {
    super(number, "detector " + detector.name(), detector.before(), detector.after());
    this.detector = detector;
    this.cost = cost;
  }

  @Override
  int confirm(HitWindow window, ContentMatch match) {
    detector.confirm(window, match.info(), match.claims(detector.name()));
    return Math.min(cost, window.to() - window.from());
  }
}

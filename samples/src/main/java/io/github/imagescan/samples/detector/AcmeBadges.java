package io.github.imagescan.samples.detector;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.util.List;

/**
 * A detector of one's own: a badge is {@code badge:} and twelve digits, of which the last two make
 * the number divisible by 97. A pattern could not check that.
 */
final class AcmeBadges implements HitDetector {
  private static final RuleId RULE = new RuleId("acme-badge");
  private static final int DIGITS = 12;

  @Override
  public String name() {
    return "acme-badge";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("badge:"));
  }

  @Override
  public int before() {
    return 0;
  }

  @Override
  public int after() {
    return DIGITS + 1;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    int end = window.hitTo() + DIGITS;
    if (end > window.to() || end < window.to() && isDigit(window.bytes()[end])) {
      return;
    }
    long number = 0;
    for (int i = window.hitTo(); i < end; i++) {
      byte b = window.bytes()[i];
      if (!isDigit(b)) {
        return;
      }
      number = number * 10 + b - '0';
    }
    if (number % 97 == 0) {
      out.claim(
          Claim.of(RULE, window.hitFrom(), end)
              .secret(window.hitTo(), end)
              .because(Reason.Kind.CHECKSUM, "divisible by 97, as all badges are"));
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}

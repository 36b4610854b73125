package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.util.List;

/** Passwords in a header: {@code Authorization: Basic base64} (RFC 7617). */
final class BasicAuthHeader implements HitDetector {
  private static final RuleId RULE = new RuleId("basic-auth-header");
  private static final int NAME = 32;
  private static final int VALUE = 512;
  private static final int LEAST = 8;

  @Override
  public String name() {
    return "basic-auth-header";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.ignoringCase("basic "));
  }

  @Override
  public int before() {
    return NAME;
  }

  @Override
  public int after() {
    return VALUE;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    int from = window.hitTo();
    int to = from;
    while (Text.isBase64(text.at(to)) || text.at(to) == '=') {
      to++;
    }
    if (to - from < LEAST
        || Text.isPrintable(text.at(to)) && "\"'`\\,;)]}".indexOf(text.at(to)) < 0) {
      return;
    }
    if (!authorization(text, window.hitFrom())) {
      return;
    }
    int end = to;
    BasicCredentials.of(text.latin1(from, to))
        .ifPresent(
            login ->
                out.claim(
                    Claim.of(RULE, window.hitFrom(), end)
                        .secret(from, end)
                        .showing(login.user())
                        .because(Reason.Kind.STRUCTURE, "holds user and password in base64")));
  }

  private static boolean authorization(Text text, int index) {
    String before =
        text.latin1(Math.max(text.from(), index - NAME), index).toLowerCase(java.util.Locale.ROOT);
    return before.contains("auth");
  }
}

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

/**
 * Lines of .npmrc, in the file or in a command that writes it: {@code //host/path/:_authToken=…},
 * {@code _auth=…}, {@code :_password=…}; what stands for a variable is none.
 */
final class NpmrcAuth implements HitDetector {
  private static final RuleId RULE = new RuleId("npmrc-auth");
  private static final int HOST = 256;
  private static final int VALUE = 2_100;
  private static final int LEAST = 8;

  @Override
  public String name() {
    return "npmrc-auth";
  }

  @Override
  public List<Literal> literals() {
    return List.of(
        Literal.exact("_authToken"), Literal.exact("_auth"), Literal.exact(":_password"));
  }

  @Override
  public int before() {
    return HOST;
  }

  @Override
  public int after() {
    return VALUE;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    int equals = text.skipBlanks(window.hitTo());
    if (text.at(equals) != '=') {
      return;
    }
    int start = window.hitFrom();
    boolean scoped = text.at(start) == ':' || text.at(start - 1) == ':';
    if (!scoped && !(startsLine(text, start) && npmrc(info))) {
      return;
    }
    int from = text.quote(text.skipBlanks(equals + 1));
    int to = from;
    while (Text.isPrintable(text.at(to)) && "\"'`\\;|&<>".indexOf(text.at(to)) < 0) {
      to++;
    }
    String value = text.latin1(from, to);
    if (to - from < LEAST || value.startsWith("$") || Placeholder.is(value)) {
      return;
    }
    Claim claim =
        Claim.of(RULE, start, to)
            .secret(from, to)
            .because(Reason.Kind.STRUCTURE, "a line of .npmrc");
    String host = scoped ? host(text, text.at(start) == ':' ? start : start - 1) : "";
    out.claim(host.isEmpty() ? claim : claim.showing(host));
  }

  private static boolean npmrc(ContentInfo info) {
    return info.metadata() || info.name().base().display().endsWith("npmrc");
  }

  private static boolean startsLine(Text text, int index) {
    int c = text.at(index - 1);
    return c < 0
        || c == '\n'
        || c == '\r'
        || c == ' '
        || c == '"'
        || c == '\''
        || text.has(index - 2, "\\n");
  }

  private static String host(Text text, int colon) {
    int slashes = text.findBack("//", colon, colon - HOST);
    if (slashes < 0) {
      return "";
    }
    String host = text.latin1(slashes + 2, colon);
    return host.chars().allMatch(Text::isPrintable) ? host : "";
  }
}

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
import java.util.Optional;

/**
 * Registry logins in Docker's configuration: {@code "registry": {"auth": "base64"}}, in a file of
 * its own or escaped inside other JSON. Each entry is judged by itself, so the size of the file and
 * what else is in it do not matter.
 */
final class DockerConfigAuth implements HitDetector {
  private static final RuleId RULE = new RuleId("docker-config-auth");
  private static final int BEFORE = 1_024;
  private static final int AFTER = 8_192;

  @Override
  public String name() {
    return "docker-config-auth";
  }

  @Override
  public List<Literal> literals() {
    return List.of(
        Literal.exact("\"auth\""),
        Literal.exact("\"auth\\"),
        Literal.exact("\"identitytoken\""),
        Literal.exact("\"identitytoken\\"));
  }

  @Override
  public int before() {
    return BEFORE;
  }

  @Override
  public int after() {
    return AFTER;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    int nameEnd = window.hitTo();
    while (text.at(nameEnd) == '\\' || text.at(nameEnd) == '"') {
      nameEnd++;
    }
    int colon = text.skipSpace(nameEnd);
    if (text.at(colon) != ':') {
      return;
    }
    int open = text.skipSpace(colon + 1);
    int from = text.quote(open);
    int to = valueEnd(text, from);
    if (from == open || to - from < 8 || text.quote(to) == to) {
      return;
    }
    String registry = registry(text, window.hitFrom()).orElse("");
    String value = text.latin1(from, to);
    boolean identity = text.has(window.hitFrom(), "\"identitytoken");
    if (identity) {
      if (!registry.isEmpty() && !Placeholder.is(value)) {
        out.claim(claim(window, from, to, registry, "an identity token for a registry"));
      }
      return;
    }
    BasicCredentials.of(value)
        .map(login -> login.user() + (registry.isEmpty() ? "" : "@" + registry))
        .map(shown -> claim(window, from, to, shown, "holds user and password in base64"))
        .ifPresent(out::claim);
  }

  private static int valueEnd(Text text, int from) {
    int i = from;
    while (Text.isPrintable(text.at(i)) && text.at(i) != '"' && text.at(i) != '\\') {
      i++;
    }
    return i;
  }

  private static Claim claim(Window window, int from, int to, String shown, String reason) {
    return Claim.of(RULE, window.hitFrom(), to)
        .secret(from, to)
        .showing(shown)
        .because(Reason.Kind.STRUCTURE, reason);
  }

  /** The name of the object that the entry is in: back over its brace. */
  private static Optional<String> registry(Text text, int entry) {
    int brace = entry - 1;
    while (brace > text.from() && text.at(brace) != '{' && text.at(brace) != '}') {
      brace--;
    }
    int colon = text.findBack(":", brace, brace - 64);
    if (text.at(brace) != '{' || colon < 0) {
      return Optional.empty();
    }
    int close = text.findBack("\"", colon, colon - 64);
    int open = close < 0 ? -1 : text.findBack("\"", close, close - 256);
    if (open < 0) {
      return Optional.empty();
    }
    String name = text.latin1(open + 1, close).replace("\\", "");
    return name.isEmpty() || name.equals("auths") ? Optional.empty() : Optional.of(name);
  }
}

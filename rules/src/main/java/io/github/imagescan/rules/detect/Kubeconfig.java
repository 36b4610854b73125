package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rules.encoding.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Users' credentials in a kubeconfig: the key of a client certificate wherever it stands, a token
 * or password in a document that lists clusters. Values are read as YAML or JSON writes them on one
 * line.
 */
final class Kubeconfig implements HitDetector {
  private static final RuleId RULE = new RuleId("kubeconfig-credential");
  private static final int BEFORE = 4_096;
  private static final int AFTER = 16_384;
  private static final int LEAST = 6;

  @Override
  public String name() {
    return "kubeconfig";
  }

  @Override
  public List<Literal> literals() {
    return List.of(
        Literal.exact("client-key-data"), Literal.exact("users:"), Literal.exact("\"users\""));
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
    if (text.has(window.hitFrom(), "client-key-data")) {
      clientKey(text, window.hitFrom(), out);
      return;
    }
    int clusters = text.findBack("clusters", window.hitFrom(), window.from());
    int context = text.find("current-context", window.from(), window.to());
    if (clusters < 0 && context < 0) {
      return;
    }
    for (String name : List.of("token", "password")) {
      int at = text.find(name, window.hitTo(), window.to());
      while (at >= 0) {
        value(text, at, name, out);
        at = text.find(name, at + name.length(), window.to());
      }
    }
  }

  private static void clientKey(Text text, int name, ClaimSink out) {
    Value value = Value.after(text, name, "client-key-data");
    boolean key =
        Base64Text.decode(value.text())
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .filter(pem -> pem.contains("PRIVATE KEY-----"))
            .isPresent();
    if (key) {
      out.claim(
          claim(text, name, value)
              .because(Reason.Kind.STRUCTURE, "a client's private key in base64"));
    }
  }

  private static void value(Text text, int at, String name, ClaimSink out) {
    int before = text.at(at - 1);
    if (Text.isLetterOrDigit(before) || before == '-' || before == '_') {
      return;
    }
    Value value = Value.after(text, at, name);
    if (value.text().length() >= LEAST && !Placeholder.is(value.text())) {
      out.claim(
          claim(text, at, value)
              .because(Reason.Kind.STRUCTURE, "a user's " + name + " in a kubeconfig"));
    }
  }

  private static Claim claim(Text text, int name, Value value) {
    Claim claim = Claim.of(RULE, name, value.to()).secret(value.from(), value.to());
    String user = user(text, name);
    return user.isEmpty() ? claim : claim.showing(user);
  }

  /** The user's name is right before, in what kubectl writes. */
  private static String user(Text text, int index) {
    int name = text.findBack("name", index, index - AFTER);
    String user = name < 0 ? "" : Value.after(text, name, "name").text();
    return user.length() <= 128 ? user : "";
  }

  /** What stands after a name and a colon, without its quotes. */
  private record Value(String text, int from, int to) {
    static Value after(Text text, int name, String key) {
      int colon = text.skipBlanks(text.quote(name + key.length()));
      if (text.at(colon) != ':') {
        return new Value("", name, name);
      }
      int from = text.quote(text.skipBlanks(colon + 1));
      int to = from;
      while (Text.isPrintable(text.at(to)) && "\"'\\,}".indexOf(text.at(to)) < 0) {
        to++;
      }
      return new Value(text.latin1(from, to), from, to);
    }
  }
}

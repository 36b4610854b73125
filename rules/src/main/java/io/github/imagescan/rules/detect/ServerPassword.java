package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Passwords of servers in Maven's settings: {@code <server><id/><username/><password/></server>}.
 * One in braces is encrypted, with a master password that is often in the same image.
 */
final class ServerPassword implements HitDetector {
  private static final RuleId RULE = new RuleId("maven-settings-password");
  private static final int BEFORE = 1_024;
  private static final int AFTER = 512;

  private static final Pattern ENCRYPTED = Pattern.compile("\\{[0-9A-Za-z+/]{20,}={0,2}\\}");

  @Override
  public String name() {
    return "maven-settings";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("<password>"));
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
    int server = text.findBack("<server>", window.hitFrom(), window.from());
    int closed = text.findBack("</server>", window.hitFrom(), window.from());
    int end = text.find("</password>", window.hitTo(), window.to());
    int endServer = text.find("</server>", window.hitTo(), window.to());
    if (server < 0 || closed > server || end <= window.hitTo() || endServer < 0) {
      return;
    }
    String password = text.latin1(window.hitTo(), end);
    boolean encrypted = ENCRYPTED.matcher(password).matches();
    if (!encrypted && Placeholder.is(password)) {
      return;
    }
    String user = element(text, "username", server, endServer);
    String id = element(text, "id", server, endServer);
    Claim claim =
        Claim.of(RULE, window.hitFrom(), end)
            .secret(window.hitTo(), end)
            .showing(user.isEmpty() ? id : user + "@" + id)
            .because(Reason.Kind.STRUCTURE, "the password of a server in Maven's settings");
    out.claim(
        encrypted
            ? claim
                .severity(Severity.MEDIUM)
                .because(Reason.Kind.LOWERED, "encrypted; settings-security.xml decrypts it")
            : claim);
  }

  private static String element(Text text, String name, int from, int to) {
    String open = "<" + name + ">";
    int start = text.find(open, from, to);
    int end = start < 0 ? -1 : text.find("</" + name + ">", start, to);
    return end < 0 ? "" : text.latin1(start + open.length(), end);
  }
}

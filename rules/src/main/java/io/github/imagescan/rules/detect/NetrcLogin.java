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
 * Logins in the grammar of .netrc, in the file or in a command that writes it: {@code machine HOST
 * login USER password PASSWORD}, with white space of any sort between, {@code \n} written out too.
 */
final class NetrcLogin implements HitDetector {
  private static final RuleId RULE = new RuleId("netrc-login");
  private static final int ENTRY = 1_024;

  @Override
  public String name() {
    return "netrc-login";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("machine"));
  }

  @Override
  public int before() {
    return 2;
  }

  @Override
  public int after() {
    return ENTRY;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    if (text.space(window.hitTo()) == window.hitTo() || !startsToken(text, window.hitFrom())) {
      return;
    }
    int at = text.skipSpace(window.hitTo());
    int end = word(text, at);
    String machine = text.latin1(at, end);
    String login = "";
    int from = -1;
    int to = -1;
    at = text.skipSpace(end);
    for (int i = 0; i < 3; i++) {
      int keyEnd = word(text, at);
      String key = text.latin1(at, keyEnd);
      int value = text.skipSpace(keyEnd);
      int valueEnd = word(text, value);
      if (key.equals("login")) {
        login = text.latin1(value, valueEnd);
      } else if (key.equals("password")) {
        from = value;
        to = valueEnd;
      } else if (!key.equals("account")) {
        break;
      }
      at = text.skipSpace(valueEnd);
    }
    if (from < 0
        || from == to
        || login.isEmpty()
        || !host(machine)
        || Placeholder.is(text.latin1(from, to))) {
      return;
    }
    out.claim(
        Claim.of(RULE, window.hitFrom(), to)
            .secret(from, to)
            .showing(login + "@" + machine)
            .because(Reason.Kind.STRUCTURE, "an entry in the grammar of .netrc"));
  }

  private static boolean startsToken(Text text, int index) {
    int c = text.at(index - 1);
    return !Text.isPrintable(c) || c == '"' || c == '\'' || text.at(index - 2) == '\\' && c == 'n';
  }

  private static int word(Text text, int start) {
    int i = start;
    while (Text.isPrintable(text.at(i))
        && text.space(i) == i
        && text.at(i) != '"'
        && text.at(i) != '\'') {
      i++;
    }
    return i;
  }

  private static boolean host(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Text.isLetterOrDigit(c) || ".-_:".indexOf(c) >= 0)
        && !(name + ".").matches("(?i).*(^|\\.)(example|invalid|test)\\.((com|org|net)\\.)?");
  }
}

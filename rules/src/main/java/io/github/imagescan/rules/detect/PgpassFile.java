package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.FileDetector;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.util.List;

/** PostgreSQL's password file: lines of {@code host:port:database:user:password}. */
final class PgpassFile implements FileDetector {
  private static final RuleId RULE = new RuleId("pgpass-password");
  private static final int LARGEST = 65_536;
  private static final int FIELDS = 5;

  @Override
  public String name() {
    return "pgpass";
  }

  @Override
  public List<String> paths() {
    return List.of("**/.pgpass", "**/pgpass.conf");
  }

  @Override
  public int maxBytes() {
    return LARGEST;
  }

  @Override
  public void detect(byte[] bytes, int from, int to, ContentInfo info, ClaimSink out) {
    Text text = new Text(bytes, from, to);
    int line = from;
    while (line < to) {
      int end = line;
      while (end < to && text.at(end) != '\n' && text.at(end) != '\r') {
        end++;
      }
      line(text, line, end, out);
      line = end + 1;
    }
  }

  private static void line(Text text, int from, int to, ClaimSink out) {
    int[] starts = new int[FIELDS];
    starts[0] = from;
    int field = 1;
    for (int i = from; i < to && field < FIELDS; i++) {
      if (text.at(i) == '\\') {
        i++;
      } else if (text.at(i) == ':') {
        starts[field++] = i + 1;
      }
    }
    int password = starts[FIELDS - 1];
    if (text.at(from) == '#'
        || field < FIELDS
        || password >= to
        || Placeholder.is(text.latin1(password, to))) {
      return;
    }
    String host = text.latin1(from, starts[1] - 1);
    String user = text.latin1(starts[3], password - 1);
    out.claim(
        Claim.of(RULE, from, to)
            .secret(password, to)
            .showing(user + "@" + host)
            .because(Reason.Kind.STRUCTURE, "a line of a PostgreSQL password file"));
  }
}

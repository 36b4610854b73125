package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords in URLs: {@code scheme://user:password@host} (RFC 3986, 3.2.1), read byte by byte,
 * since host names with underscores and several hosts with commas between occur in the wild. Of
 * several at signs the last one before the host counts, for people forget to escape.
 */
final class UrlCredentials implements HitDetector {
  private static final RuleId URL = new RuleId("url-credentials");
  private static final RuleId DATABASE = new RuleId("database-url-credentials");
  private static final RuleId GIT = new RuleId("git-credentials");
  private static final Pattern PERCENT = Pattern.compile("%([2-7][0-9A-Fa-f])");
  private static final int SCHEME = 24;
  private static final int AUTHORITY = 600;
  private static final int PASSWORD = 400;

  private static final Set<String> DATABASES =
      Set.of(
          "postgres",
          "postgresql",
          "mysql",
          "mysql2",
          "mariadb",
          "mongodb",
          "mongodb+srv",
          "redis",
          "rediss",
          "amqp",
          "amqps",
          "mssql",
          "sqlserver",
          "oracle",
          "cockroachdb",
          "clickhouse",
          "cassandra",
          "couchdb",
          "neo4j",
          "bolt",
          "influxdb",
          "timescaledb",
          "redshift",
          "snowflake",
          "mqtt",
          "mqtts",
          "nats",
          "stomp",
          "db2",
          "firebird",
          "vertica",
          "asyncpg",
          "psycopg2",
          "pymysql",
          "elasticsearch");

  private static final List<String> LOCAL =
      List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal");

  @Override
  public String name() {
    return "url-credentials";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("://"));
  }

  @Override
  public int before() {
    return SCHEME + 1;
  }

  @Override
  public int after() {
    return AUTHORITY;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    int start = window.hitTo();
    int at = -1;
    int colon = -1;
    int i = start;
    for (; endsNot(text.at(i)); i++) {
      int c = text.at(i);
      if (c == '@') {
        at = i;
      } else if (c == ':' && colon < 0) {
        colon = i;
      }
    }
    if (at < 0 || colon < 0 || colon > at - 2 || at - colon > PASSWORD) {
      return;
    }
    String scheme = scheme(text, window.hitFrom());
    String user = text.latin1(start, colon);
    String password = text.latin1(colon + 1, at);
    String host = host(text, at + 1, i);
    if (scheme.isEmpty() || !credible(user, password, host)) {
      return;
    }
    int from = window.hitFrom() - scheme.length();
    Claim claim =
        Claim.of(rule(scheme, info), from, at + 1 + host.length())
            .secret(colon + 1, at)
            .showing((user.isEmpty() ? "" : user + "@") + host)
            .because(Reason.Kind.STRUCTURE, "a password in a " + scheme + " URL");
    out.claim(judged(claim, password, host));
  }

  private static boolean endsNot(int c) {
    return Text.isPrintable(c)
        && c != '/'
        && c != '"'
        && c != '\''
        && c != '`'
        && c != '\\'
        && c != '?'
        && c != '<'
        && c != '>'
        && c != '|';
  }

  private static String scheme(Text text, int end) {
    int i = end;
    while (i > end - SCHEME && isScheme(text.at(i - 1))) {
      i--;
    }
    while (i < end && !Character.isLetter(text.at(i))) {
      i++;
    }
    return i < end ? text.latin1(i, end).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isScheme(int c) {
    return Text.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-';
  }

  private static String host(Text text, int start, int end) {
    int i = start;
    boolean bracket = text.at(i) == '[';
    while (i < end
        && (Text.isLetterOrDigit(text.at(i))
            || text.at(i) == '.'
            || text.at(i) == '-'
            || text.at(i) == '_'
            || bracket && (text.at(i) == ':' || text.at(i) == '[' || text.at(i) == ']'))) {
      i++;
    }
    return text.latin1(start, i);
  }

  private static RuleId rule(String scheme, ContentInfo info) {
    if (info.name().base().display().equals(".git-credentials")) {
      return GIT;
    }
    int plus = scheme.indexOf('+');
    boolean database =
        DATABASES.contains(scheme) || plus > 0 && DATABASES.contains(scheme.substring(0, plus));
    return database ? DATABASE : URL;
  }

  private static boolean credible(String user, String password, String host) {
    return !host.isEmpty()
        && !reserved(host)
        && !Placeholder.is(unescaped(password))
        && !(user.isEmpty() && password.indexOf(':') >= 0)
        && !templateUser(user)
        && !password.equals(user)
        && password.chars().noneMatch(c -> "{}(),".indexOf(c) >= 0);
  }

  /** Percent signs read as RFC 3986, 2.1, has them, as far as they are ASCII. */
  private static String unescaped(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return PERCENT
        .matcher(text)
        .replaceAll(
            hex -> {
              char c = (char) Integer.parseInt(hex.group(1), 16);
              return Matcher.quoteReplacement(String.valueOf(c));
            });
  }

  private static boolean templateUser(String user) {
    return user.contains("${")
        || user.contains("{{")
        || user.startsWith("<")
        || user.contains("%s");
  }

  /** Names that RFC 2606 keeps for examples, and others that only documentation has. */
  private static boolean reserved(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String dotted = "." + lower;
    return dotted.endsWith(".example")
        || dotted.endsWith(".invalid")
        || dotted.endsWith(".test")
        || dotted.endsWith(".example.com")
        || dotted.endsWith(".example.org")
        || dotted.endsWith(".example.net")
        || lower.equals("host")
        || lower.equals("hostname")
        || lower.equals("server")
        || lower.equals("domain.com")
        || lower.equals("foo.com")
        || lower.equals("foo")
        || lower.equals("bar.com");
  }

  private static Claim judged(Claim claim, String password, String host) {
    Claim out = claim;
    if (LOCAL.contains(host.toLowerCase(Locale.ROOT))) {
      out = out.severity(Severity.LOW).because(Reason.Kind.LOWERED, "the host is the local one");
    }
    if (password.length() < 4 || password.chars().allMatch(Character::isDigit)) {
      // host:port@… of other grammars, and passwords nobody could mean.
      out = out.confidence(Confidence.LOW).because(Reason.Kind.LOWERED, "hardly a password");
    }
    return out;
  }
}

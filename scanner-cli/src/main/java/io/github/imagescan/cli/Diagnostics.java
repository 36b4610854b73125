package io.github.imagescan.cli;

import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the program says of itself, on standard error: lines for a person, or one JSON object a
 * line. Callers pass nothing secret; control characters are escaped here.
 */
final class Diagnostics {
  private final PrintStream err;
  private final LogFormat format;
  private final boolean quiet;

  /**
   * @param quiet whether only errors are told
   */
  Diagnostics(PrintStream err, LogFormat format, boolean quiet) {
    this.err = err;
    this.format = format;
    this.quiet = quiet;
  }

  /** Values of {@code --log-format}. */
  enum LogFormat {
    TEXT,
    JSON;

    /** The format wanted by arguments that may be wrong otherwise. */
    static LogFormat in(String[] args) {
      String joined = "\n" + String.join("\n", args).toLowerCase(Locale.ROOT) + "\n";
      boolean json =
          joined.contains("\n--log-format=json\n") || joined.contains("\n--log-format\njson\n");
      return json ? JSON : TEXT;
    }
  }

  private enum Level {
    WARN,
    ERROR
  }

  /** The command could not do what was asked. */
  void error(String message, Map<String, String> context) {
    say(Level.ERROR, message, context);
  }

  /** What was typed makes no sense; {@code help} is the command that tells what would. */
  void wrongUsage(String message, String help) {
    boolean json = format == LogFormat.JSON;
    error(json ? message : message + "\nSee: " + help, Map.of("help", help));
  }

  /** Something could not be read as it should. */
  void warn(Problem problem) {
    if (!quiet) {
      say(Level.WARN, problem.message(), Map.of("kind", problem.kind().id()));
    }
  }

  private void say(Level level, String message, Map<String, String> context) {
    synchronized (err) {
      if (format == LogFormat.JSON) {
        err.println(json(level, message, context));
      } else {
        String mark = level == Level.WARN ? "warning: " : "";
        err.println("imagescan: " + mark + Printable.lines(message));
      }
    }
  }

  private static String json(Level level, String message, Map<String, String> context) {
    StringBuilder out = new StringBuilder("{\"timestamp\":\"");
    out.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append("\",\"level\":\"");
    out.append(level.name().toLowerCase(Locale.ROOT)).append("\",\"message\":");
    quote(out, message);
    out.append(",\"context\":{");
    String comma = "";
    for (Map.Entry<String, String> entry : new TreeMap<>(context).entrySet()) {
      out.append(comma);
      quote(out, entry.getKey());
      out.append(':');
      quote(out, entry.getValue());
      comma = ",";
    }
    return out.append("}}").toString();
  }

  /** A JSON string (RFC 8259, 7), with all but printable ASCII and plain letters escaped. */
  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || c > 0x7f && !Character.isLetterOrDigit(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

package io.github.imagescan.match;

/**
 * Reads the value that a name is given, in the ways that programs, settings and command lines give
 * one. Made for one name, used once.
 */
final class AssignedValue {
  private static final int MOST_SPACES = 32;
  private static final int LONGEST_WORD = 256;

  private final byte[] bytes;
  private final Window window;
  private final int nameFrom;
  private final ContentInfo info;
  private int at;
  private int from;
  private int to;
  private boolean quoted;

  /**
   * The reader of what follows a name.
   *
   * @param info in a place for settings, a value without quotes reaches to the end of a line that
   *     begins with its name
   */
  AssignedValue(Window window, int nameFrom, int nameTo, ContentInfo info) {
    this.bytes = window.bytes();
    this.window = window;
    this.nameFrom = nameFrom;
    this.at = nameTo;
    this.info = info;
  }

  /** Index of the value's first byte. */
  int from() {
    return from;
  }

  /** Index after the value's last byte. */
  int to() {
    return to;
  }

  /** Whether it stands in quotes. */
  boolean quoted() {
    return quoted;
  }

  /** Whether a byte may follow a name before its operator, so that a look is worth it. */
  static boolean mayFollowName(int b) {
    return b == '=' || b == ':' || b == '"' || b == '\'' || b == '\\' || b == ' ' || b == '\t'
        || b == '>' || b == '(' || b == '`' || b == '?' || b == '\n' || b == '\r';
  }

  /** Reads it; false where no value follows. */
  boolean read() {
    boolean closes = skipQuote();
    if (peek(0) == ']') {
      at++;
    }
    if (peek(0) == '>' && (closes || startsElement())) {
      at++;
      return element();
    }
    if (!closes && peek(0) == '(') {
      at++;
      return quotedOnly();
    }
    int afterName = at;
    skipSpaces(false);
    boolean spaced = at > afterName;
    if (operator()) {
      skipSpaces(false);
      return value();
    }
    if (valueOfNamed()) {
      return value();
    }
    at = afterName;
    skipSpaces(false);
    if (closes && peek(0) == ',' && (isFlag() || isFirstArgument())) {
      at++;
      skipSpaces(true);
      return quotedOnly();
    }
    return spaced && (isFlag() || isDockerfileEnv()) && peek(0) != '-' && value();
  }

  private int peek(int ahead) {
    return at + ahead < window.to() ? bytes[at + ahead] : -1;
  }

  /** {@code "}, {@code '}, or one that is escaped, once or more. */
  private boolean skipQuote() {
    int i = at;
    while (i < window.to() && bytes[i] == '\\') {
      i++;
    }
    if (i < window.to() && isQuote(bytes[i])) {
      at = i + 1;
      return true;
    }
    return false;
  }

  private static boolean isQuote(int b) {
    return b == '"' || b == '\'' || b == '`';
  }

  private void skipSpaces(boolean overLines) {
    int most = Math.min(window.to(), at + MOST_SPACES);
    while (at < most
        && (bytes[at] == ' '
            || bytes[at] == '\t'
            || overLines && (bytes[at] == '\n' || bytes[at] == '\r'))) {
      at++;
    }
  }

  /** {@code =}, {@code :}, {@code :=}, {@code =>}, {@code ?=}; no comparison. */
  private boolean operator() {
    int first = peek(0);
    int second = peek(1);
    if (first == '=' && second != '=' && second != '~') {
      at += second == '>' ? 2 : 1;
      return true;
    }
    if (first == ':' && second != ':' && second != '/') {
      at += second == '=' ? 2 : 1;
      return true;
    }
    if (first == '?' && second == '=') {
      at += 2;
      return true;
    }
    return false;
  }

  /** After {@code name: DB_PASSWORD} or {@code name="password"}: the {@code value} beside it. */
  private boolean valueOfNamed() {
    if (peek(0) == ',') {
      at++;
    }
    skipSpaces(true);
    skipQuote();
    for (int i = 0; i < 5; i++) {
      if ((peek(i) | 0x20) != "value".charAt(i)) {
        return false;
      }
    }
    at += 5;
    skipQuote();
    skipSpaces(false);
    if (!operator()) {
      return false;
    }
    skipSpaces(false);
    return true;
  }

  /** Whether {@code <} or {@code <ns:} stands before the name. */
  private boolean startsElement() {
    int i = nameFrom - 1;
    if (i >= window.from() && bytes[i] == ':') {
      i--;
      while (i >= window.from() && Value.isLetter((char) (bytes[i] & 0xff))) {
        i--;
      }
    }
    return i >= window.from() && bytes[i] == '<';
  }

  /** The text of an element: up to the next tag, which must be a closing one. */
  private boolean element() {
    skipSpaces(true);
    from = at;
    int i = at;
    while (i < window.to() && bytes[i] != '<') {
      i++;
    }
    if (i + 1 >= window.to() || bytes[i + 1] != '/') {
      return false;
    }
    to = trimmed(i);
    quoted = true;
    return from < to;
  }

  private int trimmed(int end) {
    int last = end;
    while (last > from && (bytes[last - 1] & 0xff) <= ' ') {
      last--;
    }
    return last;
  }

  private boolean quotedOnly() {
    return readsQuote() && quotedValue();
  }

  private boolean value() {
    return readsQuote() ? quotedValue() : plainValue();
  }

  /** Whether a quote opens here, perhaps after a letter or two: {@code b"}, {@code @"}. */
  private boolean readsQuote() {
    int i = at;
    while (i < at + 2 && i < window.to() && "rbuRBUL@".indexOf(bytes[i]) >= 0) {
      i++;
    }
    int escapes = i;
    while (escapes < window.to() && bytes[escapes] == '\\') {
      escapes++;
    }
    if (escapes < window.to() && isQuote(bytes[escapes])) {
      at = i;
      return true;
    }
    return false;
  }

  /** Up to the quote that is escaped as the opening one is. */
  private boolean quotedValue() {
    int escapes = 0;
    while (bytes[at + escapes] == '\\') {
      escapes++;
    }
    byte quote = bytes[at + escapes];
    from = at + escapes + 1;
    int before = 0;
    for (int i = from; i < window.to() && bytes[i] != '\n'; i++) {
      if (bytes[i] == quote && (escapes == 0 ? before % 2 == 0 : before <= escapes)) {
        to = i - escapes;
        quoted = true;
        return before == escapes || escapes == 0 ? from < to : false;
      }
      before = bytes[i] == '\\' ? before + 1 : 0;
    }
    return false;
  }

  private boolean plainValue() {
    return beginsLine() && SettingsFile.is(info) ? restOfLine() : word();
  }

  /** Whether nothing but what introduces a setting stands before the name in its line. */
  private boolean beginsLine() {
    int lineFrom = nameFrom;
    while (lineFrom > window.from() && bytes[lineFrom - 1] != '\n') {
      lineFrom--;
    }
    if (lineFrom == window.from() && !window.atStart()) {
      return false;
    }
    String lead = latin1(lineFrom, nameFrom).trim();
    return lead.isEmpty()
        || lead.equals("-")
        || lead.equals("export")
        || lead.equals("\"")
        || lead.equals("'")
        || lead.equals("$");
  }

  /** Up to the end of the line; but for ENV, without a comment, and not several words. */
  private boolean restOfLine() {
    from = at;
    int i = at;
    while (i < window.to() && bytes[i] != '\n') {
      i++;
    }
    if (i == window.to() && !window.atEnd()) {
      return false;
    }
    to = trimmed(i);
    if (info.kind() == ContentInfo.Kind.ENV) {
      return from < to;
    }
    for (int j = from; j < to; j++) {
      if (bytes[j] == ' ' || bytes[j] == '\t') {
        int next = j;
        while (bytes[next] == ' ' || bytes[next] == '\t') {
          next++;
        }
        if (bytes[next] == '#' || bytes[next] == ';') {
          to = j;
        } else {
          return false;
        }
      }
    }
    if (to > from && (bytes[to - 1] == ',' || bytes[to - 1] == ';')) {
      to--;
    }
    return from < to;
  }

  /** Up to a space, a quote or what ends a word in programs and shells; no call. */
  private boolean word() {
    from = at;
    int most = Math.min(window.to(), from + LONGEST_WORD);
    int i = at;
    while (i < most && !endsWord(bytes[i])) {
      i++;
    }
    boolean over = i == window.to() && window.atEnd();
    if (i == most && !over) {
      return false;
    }
    to = i;
    return from < to && (over || bytes[i] != '(' && bytes[i] != '[');
  }

  private static boolean endsWord(int b) {
    return b >= 0 && b <= ' ' || "\"'`<>,;&|(){}[]\\".indexOf(b) >= 0;
  }

  private boolean isFlag() {
    return nameFrom > window.from() && bytes[nameFrom - 1] == '-';
  }

  /** Whether the quoted name follows a parenthesis: {@code define('DB_PASSWORD', }. */
  private boolean isFirstArgument() {
    int i = nameFrom - 1;
    while (i > window.from() && (isQuote(bytes[i]) || bytes[i] == '\\' || bytes[i] == ' ')) {
      i--;
    }
    return i >= window.from() && bytes[i] == '(';
  }

  private boolean isDockerfileEnv() {
    int lead = Math.max(window.from(), nameFrom - 4);
    return latin1(lead, nameFrom).equals("ENV ");
  }

  private String latin1(int start, int end) {
    return new String(bytes, start, end - start, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}

package io.github.imagescan.match;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a value given to a password-like name looks like one that is in use. Lives no longer than
 * the question.
 */
final class RealValue {
  /** Bytes that any value has. */
  static final int SHORTEST = 4;

  private static final int SHORTEST_SECRET = 8;
  private static final int SHORTEST_AUTH = 16;
  private static final int LONGEST = 900;
  private static final double LEAST_ENTROPY = 2.8;

  /** Beginnings that say where the value is, or that it is encrypted or hashed. */
  private static final List<String> REFERENCES =
      List.of(
          "vault:",
          "secret:",
          "secretref",
          "op://",
          "ssm:",
          "arn:",
          "projects/",
          "env:",
          "file:",
          "enc(",
          "enc[",
          "{cipher}",
          "{aes}",
          "{ssha",
          "{bcrypt}",
          "{noop}",
          "!",
          "sha256:",
          "sha512:",
          "sha1-",
          "sha256-",
          "sha512-",
          "md5:",
          "$2a$",
          "$2b$",
          "$2y$",
          "$1$",
          "$5$",
          "$6$",
          "$y$",
          "$argon2",
          "os.",
          "process.",
          "system.",
          "config.",
          "self.",
          "this.",
          "settings.",
          "var.",
          "local.",
          "data.",
          "module.",
          "params.",
          "env.",
          "options.",
          "&lt;",
          "*");

  private static final Set<String> MODES =
      Set.of(
          "yes",
          "off",
          "disabled",
          "enabled",
          "hash",
          "plain",
          "bearer",
          "basic",
          "jwt",
          "oauth",
          "oauth2",
          "auto",
          "external",
          "internal",
          "ldap",
          "kerberos",
          "anonymous",
          "private",
          "public",
          "files",
          "compat",
          "systemd",
          "md5",
          "scram-sha-256",
          "inherit",
          "ignore",
          "always",
          "never",
          "header",
          "cookie",
          "query");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
  private static final Pattern SLOT =
      Pattern.compile("[{%]\\(?[A-Za-z_0-9.]*\\)?[}sdv]|\\$[A-Za-z_{(]");
  private static final Pattern CALL = Pattern.compile("[A-Za-z_][\\w.]*\\([^)]*\\)?.*");

  private final Value value;
  private final String text;
  private final String name;
  private final SecretName kind;

  private RealValue(String text, String name, SecretName kind) {
    this.value = Value.of(text);
    this.text = text;
    this.name = name;
    this.kind = kind;
  }

  static RealValue of(String text, String name, SecretName kind) {
    return new RealValue(text, name, kind);
  }

  /**
   * Whether it does.
   *
   * @param settings whether it stands in a place for settings
   */
  boolean looksReal(boolean quoted, boolean settings) {
    return hasLength()
        && hasCharacters(settings)
        && !isStandIn()
        && !isReference(quoted)
        && (kind == SecretName.PASSWORD
            ? isPassword(quoted, settings)
            : isSecret(quoted, settings));
  }

  private boolean hasLength() {
    boolean bareAuth = name.toLowerCase(Locale.ROOT).endsWith("auth");
    int least = kind == SecretName.PASSWORD ? SHORTEST : bareAuth ? SHORTEST_AUTH : SHORTEST_SECRET;
    return text.length() >= least && text.length() <= LONGEST;
  }

  private boolean hasCharacters(boolean settings) {
    boolean everywhere = settings && kind == SecretName.PASSWORD;
    return text.chars().allMatch(c -> c >= ' ' && (c < 0x7f || everywhere && c > 0x9f));
  }

  private boolean isStandIn() {
    return ValueList.PLACEHOLDER.has(value)
        || ValueList.TEMPLATE.has(value)
        || ValueList.REPEATS.has(value)
        || ValueList.SEQUENCE.has(value)
        || ValueList.PATH.has(value)
        || ValueList.WORDS.has(value)
        || MODES.contains(text.toLowerCase(Locale.ROOT))
        || letters(text).equals(letters(name))
        || SLOT.matcher(text).find();
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private boolean isReference(boolean quoted) {
    String lower = text.toLowerCase(Locale.ROOT);
    return REFERENCES.stream().anyMatch(lower::startsWith)
        || text.contains("://")
        || VARIABLE.matcher(text).matches() && value.digits() <= 2
        || text.indexOf('<') >= 0 && text.indexOf('>') >= 0
        || CALL.matcher(text).matches()
        || !quoted && "#.,:=-+/?@%^~".indexOf(text.charAt(0)) >= 0 && text.length() < 12
        || text.chars().allMatch(c -> Value.isDigit((char) c) || c == '.') && isShortNumber();
  }

  private boolean isShortNumber() {
    return text.length() < 6 || text.indexOf('.') >= 0 || kind == SecretName.SECRET;
  }

  private boolean isPassword(boolean quoted, boolean settings) {
    if (settings) {
      return !namesSomething() && !isCapitalizedWord();
    }
    boolean onlyLetters = value.letters() == text.length();
    return !onlyLetters
        && !ValueList.IDENTIFIER.has(value)
        && text.indexOf(' ') < 0
        && value.letters() > 0
        && (quoted || value.digits() > 0 && text.length() >= SHORTEST_SECRET);
  }

  /** A name of a property, or one made of the words that such names have. */
  private boolean namesSomething() {
    return ValueList.IDENTIFIER.has(value)
        && (text.indexOf('.') > 0
            || value.words().stream()
                .anyMatch(w -> SecretName.of(w) != SecretName.NONE || w.equals("key")));
  }

  private boolean isCapitalizedWord() {
    return value.letters() == text.length()
        && value.words().size() == 1
        && Value.isUpper(text.charAt(0))
        && text.length() > 1
        && Value.isLower(text.charAt(1));
  }

  private boolean isSecret(boolean quoted, boolean settings) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return !ValueList.UUID.has(value)
        && !ValueList.IDENTIFIER.has(value)
        && text.indexOf(' ') < 0
        && value.digits() > 0
        && value.letters() > 0
        && (quoted || settings || text.indexOf('.') < 0)
        && GateCheck.entropy(bytes, 0, bytes.length) >= LEAST_ENTROPY;
  }
}

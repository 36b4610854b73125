package io.github.imagescan.match;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Values that are no secrets, by the names that packs give as {@code not-values}. They look at the
 * whole of a value: a word in the midst of a long random one proves nothing.
 */
enum ValueList {
  /** Stands for a secret: changeme, your-token-here, {@code <password>}, xxxxxxxx. */
  PLACEHOLDER(ValueList::isPlaceholder),
  /** Is replaced before use: {@code ${X}}, <code>{{ x }}</code>, {@code %s}, {@code $(x)}. */
  TEMPLATE(ValueList::isTemplate),
  /** One or two characters, or a short text, over and over. */
  REPEATS(value -> isRepeated(value.text())),
  /** Counts up or down the alphabet, the digits or the keyboard. */
  SEQUENCE(value -> isSequence(value.text())),
  /** A UUID (RFC 9562). */
  UUID(value -> Patterns.UUID.matcher(value.text()).matches()),
  /** A name in a program: {@code databasePassword}, {@code DB_PASSWORD}, {@code config.secret}. */
  IDENTIFIER(ValueList::isIdentifier),
  /** A path or an address: {@code /run/secrets/db}, {@code C:\x}, {@code https://host/x}. */
  PATH(ValueList::isPath),
  /** Several words with spaces between them: a sentence. */
  WORDS(ValueList::isWords);

  private final Predicate<Value> test;

  ValueList(Predicate<Value> test) {
    this.test = test;
  }

  /** Whether the value is one of these. */
  boolean has(Value value) {
    return test.test(value);
  }

  /**
   * The list with this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  static ValueList named(String name) {
    return Arrays.stream(values())
        .filter(list -> list.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no such list of values: "
                        + name
                        + " (there are "
                        + Arrays.stream(values()).map(ValueList::id).toList()
                        + ")"));
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Held apart because an enum's constants come before its other fields. */
  private static final class Patterns {
    static final Pattern UUID =
        Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?");

    static final Pattern LEADING_DIGIT = Pattern.compile("(^|[^0-9A-Za-z])[0-9]");

    /** What parts the words of a name. */
    static final Pattern SEAM = Pattern.compile("[a-z0-9][A-Z]|[a-zA-Z0-9][._$-]");

    /** Words of which a placeholder is made, and types that schemas give. */
    static final Set<String> WORDS =
        Set.of(
            ("a abc access account add admin an any api app apikey array auth bar base baz blank bool boolean"
                    + " byte bytes change changeit changeme char client code credential credentials db default"
                    + " demo dummy empty enter example fake false fill fixme foo foobar for generated"
                    + " goes here hidden id in insert int integer invalid is it key long me mock my myapp"
                    + " name new nil none not null number obj object of on optional or pass passphrase passwd"
                    + " password placeholder please private put pwd qux redacted removed replace replaceme"
                    + " replacewith required sample sanitized secret secretkey secrets set some something"
                    + " str string super tbd test testing testpass testpassword text that the this to todo"
                    + " token true type undefined unknown unset unused update use user username value var"
                    + " varchar with x xx xxx xxxx you your yourpassword yoursecret yourtoken mypassword"
                    + " mysecret mytoken")
                .split(" "));

    static final String[] ORDERS = {
      "0123456789012345678901234567890",
      "9876543210987654321098765432109876543210",
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
      "zyxwvutsrqponmlkjihgfedcba",
      "0123456789abcdef0123456789abcdef",
      "qwertyuiopasdfghjklzxcvbnm",
      "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"
    };

    private Patterns() {}
  }

  private static boolean isPlaceholder(Value value) {
    String text = value.text();
    if (text.isEmpty() || value.letters() + value.digits() == 0) {
      return true;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (first == '<' && last == '>' || first == '[' && last == ']' && text.length() < 40) {
      return true;
    }
    if (text.startsWith("...") || text.endsWith("...") || text.endsWith("…")) {
      return true;
    }
    int rest = text.length() - value.letters();
    return !value.words().isEmpty()
            && rest <= Math.max(4, value.letters() / 2)
            && value.words().stream().allMatch(ValueList::isPlaceholderWord)
        || longestRun(text) * 2 > text.length() && text.length() >= 4;
  }

  private static boolean isPlaceholderWord(String word) {
    return Patterns.WORDS.contains(word) || longestRun(word) == word.length() && word.length() > 2;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      start = text.charAt(i) == text.charAt(start) ? start : i;
      longest = Math.max(longest, i - start + 1);
    }
    return longest;
  }

  private static boolean isTemplate(Value value) {
    String text = value.text();
    return opensAndCloses(text, "${", "}")
        || opensAndCloses(text, "$(", ")")
        || opensAndCloses(text, "{{", "}}")
        || opensAndCloses(text, "<%", "%>")
        || opensAndCloses(text, "#{", "}")
        || opensAndCloses(text, "[[", "]]")
        || opensAndCloses(text, "%(", ")")
        || isWrapped(text, "@")
        || isWrapped(text, "__")
        || isWrapped(text, "%")
        || isWrapped(text, "{", "}")
        || isFormat(text)
        || isVariable(text);
  }

  private static boolean opensAndCloses(String text, String open, String close) {
    int at = text.indexOf(open);
    return at >= 0 && text.indexOf(close, at + open.length()) > 0;
  }

  private static boolean isWrapped(String text, String mark) {
    return isWrapped(text, mark, mark);
  }

  /** Marks round a name. */
  private static boolean isWrapped(String text, String open, String close) {
    int marks = open.length() + close.length();
    return text.length() > marks
        && text.startsWith(open)
        && text.endsWith(close)
        && isName(text.substring(open.length(), text.length() - close.length()));
  }

  private static boolean isFormat(String text) {
    return text.equals("%s") || text.equals("%d") || text.equals("%v") || text.equals("{}");
  }

  private static boolean isVariable(String text) {
    return text.length() > 1
        && text.charAt(0) == '$'
        && (Value.isLetter(text.charAt(1)) || text.charAt(1) == '_')
        && isName(text.substring(1));
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    Value.isLetter((char) c)
                        || Value.isDigit((char) c)
                        || c == '_'
                        || c == '.'
                        || c == '-'
                        || c == ':');
  }

  private static boolean isRepeated(String text) {
    int length = text.length();
    if (length < 4) {
      return false;
    }
    if (text.chars().distinct().count() <= 2) {
      return true;
    }
    for (int period = 1; period <= Math.min(8, length / 3); period++) {
      if (text.regionMatches(0, text, period, length - period)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSequence(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int covered = 0;
    int i = 0;
    while (i < lower.length()) {
      int run = runInOrder(lower, i);
      covered += run >= 4 ? run : 0;
      i += Math.max(1, run >= 4 ? run : 1);
    }
    return covered >= 4 && covered * 5 >= lower.length() * 4;
  }

  private static int runInOrder(String text, int from) {
    int best = 0;
    for (String order : Patterns.ORDERS) {
      int at = order.indexOf(text.charAt(from));
      int run = 0;
      while (at >= 0
          && from + run < text.length()
          && at + run < order.length()
          && text.charAt(from + run) == order.charAt(at + run)) {
        run++;
      }
      best = Math.max(best, run);
    }
    return best;
  }

  private static boolean isIdentifier(Value value) {
    String text = value.text();
    if (value.words().isEmpty()
        || value.digits() > 2
        || !text.chars().allMatch(c -> isNamePart((char) c))
        || Patterns.LEADING_DIGIT.matcher(text).find()) {
      return false;
    }
    return Patterns.SEAM.matcher(text).find()
        && value.letters() >= 3 * value.words().size()
        && value.words().stream().allMatch(ValueList::isPronounceable);
  }

  private static boolean isNamePart(char c) {
    return Value.isLetter(c) || Value.isDigit(c) || c == '_' || c == '.' || c == '-' || c == '$';
  }

  /** Short, or with a vowel and without a long run of consonants. */
  private static boolean isPronounceable(String word) {
    int run = 0;
    int vowels = 0;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
      vowels += vowel ? 1 : 0;
      run = vowel ? 0 : run + 1;
      if (run > 4) {
        return false;
      }
    }
    return word.length() <= 4 || vowels > 0 && vowels * 6 >= word.length();
  }

  private static boolean isPath(Value value) {
    String text = value.text();
    if (text.contains("://")) {
      int host = text.indexOf("://") + 3;
      int slash = text.indexOf('/', host);
      return text.substring(host, slash < 0 ? text.length() : slash).indexOf('@') < 0;
    }
    boolean rooted =
        text.startsWith("/")
            || text.startsWith("./")
            || text.startsWith("../")
            || text.startsWith("~/")
            || text.startsWith("file:")
            || text.length() > 3 && text.charAt(1) == ':' && text.charAt(2) == '\\';
    return rooted
        && text.chars().noneMatch(c -> c == '+' || c == '=')
        && value.digits() * 4 <= text.length()
        && value.words().stream().filter(ValueList::isPronounceable).count() * 4
            >= value.words().size() * 3L
        && value.letters() >= 2 * value.words().size();
  }

  private static boolean isWords(Value value) {
    String text = value.text().trim();
    long spaces = text.chars().filter(c -> c == ' ').count();
    return spaces >= 1
        && value.words().size() > spaces
        && value.digits() * 8 <= text.length()
        && value.words().stream().allMatch(ValueList::isPronounceable);
  }
}

package io.github.imagescan.rules.detect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that stand where a secret would: variables, markers, and the words that documentation
 * writes. For detectors that judge a password before its rule's gates do.
 */
final class Placeholder {
  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwd",
          "pass",
          "pwd",
          "pw",
          "secret",
          "token",
          "user",
          "username",
          "admin",
          "changeme",
          "change_me",
          "change-me",
          "example",
          "xxx",
          "xxxx",
          "foo",
          "bar",
          "foobar",
          "test",
          "none",
          "null",
          "undefined",
          "redacted",
          "hidden",
          "removed",
          "yourpassword",
          "your_password",
          "your-password",
          "mypassword",
          "my_password",
          "mypass",
          "p4ssw0rd",
          "auth",
          "login",
          "name",
          "key",
          "value",
          "string",
          "p",
          "pas",
          "x-oauth-basic",
          "hunter2",
          "masked",
          "placeholder",
          "anonymous",
          "somepassword",
          "userpass",
          "authtoken",
          "api_key",
          "apikey",
          "p@ssword",
          "p@ssw0rd",
          "xyzzy",
          "passpass",
          "pass pass",
          "your_token",
          "your-token",
          "yourtoken",
          "mytoken",
          "access_token",
          "secret_key");

  private static final Pattern UNNUMBERED = Pattern.compile("[0-9]{1,3}$");

  /** A name that code replaces: {@code TEST_PASSWORD}. */
  private static final Pattern CONSTANT = Pattern.compile("[A-Z]{2,}(_[A-Z]+)*_[A-Z0-9]{3,}");

  private Placeholder() {}

  /** Whether no one would use this as a password. */
  static boolean is(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return value.isEmpty()
        || WORDS.contains(lower)
        || WORDS.contains(UNNUMBERED.matcher(lower).replaceFirst(""))
        || CONSTANT.matcher(value).matches()
        || template(value)
        || value.chars().distinct().count() == 1
        || lower.startsWith("your_")
        || lower.startsWith("your-")
        || lower.startsWith("xxxx")
        || lower.startsWith("...")
        || lower.contains("placeholder")
        || lower.endsWith("...");
  }

  private static boolean template(String value) {
    int first = value.charAt(0);
    int last = value.charAt(value.length() - 1);
    return value.contains("${")
        || value.contains("$(")
        || value.contains("{{")
        || value.contains("#{")
        || value.contains("%s")
        || value.contains("%v")
        || value.contains("%@")
        || value.contains("{}")
        || first == '$' && value.length() > 1 && Character.isLetter(value.charAt(1))
        || first == '{' && last == '}'
        || first == '<'
        || first == '[' && last == ']'
        || first == '%' && last == '%'
        || first == '*';
  }
}

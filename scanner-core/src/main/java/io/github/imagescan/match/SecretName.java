package io.github.imagescan.match;

import java.util.List;
import java.util.Set;

/** What a name says of the value that it is given to, by its words. */
enum SecretName {
  /** A person chose the value: password, passphrase. */
  PASSWORD,
  /** A program made the value: token, secret, key. */
  SECRET,
  /** Neither; or of something else about one: {@code password_file}, {@code token_url}. */
  NONE;

  private static final Set<String> PASSWORDS =
      Set.of(
          "pass",
          "passwd",
          "password",
          "passphrase",
          "passcode",
          "passwort",
          "pwd",
          "dbpass",
          "userpass",
          "rootpass",
          "adminpass",
          "smtppass",
          "mailpass",
          "ftppass",
          "sshpass",
          "requirepass",
          "masterpass",
          "keypass",
          "storepass",
          "redispass");

  private static final Set<String> SECRETS =
      Set.of("secret", "token", "apikey", "accesskey", "credential", "credentials", "auth");

  /** Words that make a secret of a key. */
  private static final Set<String> SECRET_KEYS =
      Set.of(
          "api",
          "access",
          "secret",
          "auth",
          "private",
          "signing",
          "encryption",
          "master",
          "account",
          "shared",
          "storage");

  private static final List<String> LONG_ENDINGS =
      List.of("password", "passwd", "passphrase", "secret", "token", "apikey");

  /** Words after the one that counts, which change nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "value",
          "val",
          "plain",
          "plaintext",
          "text",
          "string",
          "str",
          "base",
          "encoded",
          "raw",
          "default",
          "prod",
          "production",
          "dev",
          "development",
          "staging",
          "stage",
          "test",
          "local",
          "live",
          "main",
          "primary",
          "secondary",
          "new",
          "old",
          "current",
          "x",
          "b");

  /** Words anywhere that make it something else. */
  private static final Set<String> SOMETHING_ELSE =
      Set.of(
          "public",
          "csrf",
          "xsrf",
          "next",
          "page",
          "pagination",
          "continuation",
          "cancel",
          "cancellation",
          "eos",
          "bos",
          "pad",
          "unk",
          "mask",
          "sep",
          "cls",
          "special",
          "stop",
          "forgot",
          "forgotten",
          "reset",
          "is",
          "has",
          "no",
          "show",
          "hide",
          "allow",
          "require",
          "required",
          "use",
          "without",
          "min",
          "max",
          "num",
          "count",
          "cursor",
          "design",
          "idempotency",
          "syntax",
          "error",
          "invalid",
          "expected",
          "unexpected",
          "missing",
          "wrong",
          "incorrect",
          "bad",
          "get",
          "ask",
          "prompt",
          "enter",
          "hash",
          "hashed",
          "encrypted",
          "fingerprint");

  /** What the name says. */
  static SecretName of(String name) {
    if (name.equals("PWD") || name.equals("OLDPWD")) {
      return NONE;
    }
    List<String> words = Value.of(name).words();
    int last = words.size() - 1;
    while (last > 0 && HARMLESS.contains(words.get(last)) && kind(words, last) == NONE) {
      last--;
    }
    SecretName kind = last < 0 ? NONE : kind(words, last);
    return kind == NONE || words.stream().anyMatch(SOMETHING_ELSE::contains) ? NONE : kind;
  }

  private static SecretName kind(List<String> words, int at) {
    String word = words.get(at);
    if (PASSWORDS.contains(word)) {
      return PASSWORD;
    }
    if (SECRETS.contains(word)
        || word.equals("key") && at > 0 && SECRET_KEYS.contains(words.get(at - 1))) {
      return SECRET;
    }
    return LONG_ENDINGS.stream()
        .filter(word::endsWith)
        .findFirst()
        .map(ending -> ending.startsWith("pass") ? PASSWORD : SECRET)
        .orElse(NONE);
  }
}

package io.github.imagescan.match;

import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds real-looking values given to names that say password, written out in any of the usual ways.
 * A pattern for this would be nearly all of a scan's time; so the bytes after the name are looked
 * at first, then the name's words, then the value.
 */
final class AssignmentDetector implements HitDetector {
  static final String NAME = "assignment";

  /** What a hit costs on average; most are over at the first byte after the name. */
  static final int COST = 128;

  private static final RuleId PASSWORDS = new RuleId("password-assignment");
  private static final RuleId SECRETS = new RuleId("secret-assignment");
  private static final int LONGEST_NAME = 60;
  private static final int MOST_DIGITS_SHOWN = 4;
  private static final List<Literal> LITERALS =
      Stream.of(
              "pass",
              "pwd",
              "secret",
              "token",
              "credential",
              "auth",
              "api_key",
              "apikey",
              "api-key",
              "api.key",
              "access_key",
              "accesskey",
              "access-key",
              "access.key",
              "private_key",
              "privatekey",
              "private-key",
              "signing_key",
              "signingkey",
              "encryption_key",
              "encryptionkey",
              "master_key",
              "masterkey",
              "account_key",
              "accountkey",
              "shared_key",
              "storage_key")
          .map(Literal::ignoringCase)
          .toList();

  private final Optional<RuleId> passwords;
  private final Optional<RuleId> secrets;

  /**
   * A detector for these rules. {@code password-assignment} is for what people choose, {@code
   * secret-assignment} for what programs make; where there is but one of them, it takes both.
   */
  AssignmentDetector(List<RuleId> rules) {
    for (RuleId rule : rules) {
      if (!rule.equals(PASSWORDS) && !rule.equals(SECRETS)) {
        throw new IllegalArgumentException(
            "rule "
                + rule
                + " names the detector "
                + NAME
                + ", which finds "
                + PASSWORDS
                + " and "
                + SECRETS
                + " only");
      }
    }
    Optional<RuleId> any = rules.stream().findFirst();
    passwords = rules.contains(PASSWORDS) ? Optional.of(PASSWORDS) : any;
    secrets = rules.contains(SECRETS) ? Optional.of(SECRETS) : any;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Literal> literals() {
    return LITERALS;
  }

  @Override
  public int before() {
    return 128;
  }

  @Override
  public int after() {
    return 1_024;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    byte[] bytes = window.bytes();
    int nameTo = window.hitTo();
    int longest = Math.min(window.to(), nameTo + LONGEST_NAME);
    while (nameTo < longest && isNamePart(bytes[nameTo])) {
      nameTo++;
    }
    if (nameTo == longest || !AssignedValue.mayFollowName(bytes[nameTo])) {
      return;
    }
    int nameFrom = window.hitFrom();
    int first = Math.max(window.from(), nameFrom - LONGEST_NAME);
    while (nameFrom > first && isNamePart(bytes[nameFrom - 1])) {
      nameFrom--;
    }
    while (nameFrom < window.hitFrom() && (bytes[nameFrom] == '-' || bytes[nameFrom] == '.')) {
      nameFrom++;
    }
    AssignedValue value = new AssignedValue(window, nameFrom, nameTo, info);
    if (!value.read() || value.to() - value.from() < RealValue.SHORTEST) {
      return;
    }
    String name = latin1(bytes, nameFrom, nameTo);
    SecretName kind = SecretName.of(name);
    if (kind == SecretName.NONE || bytes[nameTo] == '(' && !isSetter(name)) {
      return;
    }
    boolean settings = SettingsFile.is(info);
    String text = latin1(bytes, value.from(), value.to());
    if (RealValue.of(text, name, kind).looksReal(value.quoted(), settings)) {
      claim(kind, name, nameFrom, value, settings, out);
    }
  }

  private void claim(
      SecretName kind,
      String name,
      int nameFrom,
      AssignedValue value,
      boolean settings,
      ClaimSink out) {
    RuleId rule = (kind == SecretName.PASSWORD ? passwords : secrets).orElseThrow();
    boolean telling = Value.of(name).digits() <= MOST_DIGITS_SHOWN;
    Claim claim =
        Claim.of(rule, nameFrom, value.to())
            .secret(value.from(), value.to())
            .confidence(settings ? Confidence.MEDIUM : Confidence.LOW)
            .because(
                Reason.Kind.ASSIGNMENT,
                "real-looking value given to " + (telling ? name : "a name that says password"));
    out.claim(telling ? claim.showing(name) : claim);
  }

  private static boolean isSetter(String name) {
    return name.startsWith("set") || name.startsWith("with") || name.endsWith(".set");
  }

  private static boolean isNamePart(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '_'
        || b == '-'
        || b == '.';
  }

  private static String latin1(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}

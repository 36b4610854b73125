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
import java.util.List;
import java.util.Optional;

/**
 * Key files of Google's service accounts: JSON in which a private key and the account's address
 * stand. Escaped JSON in JSON is read too, since only names and quotes are looked for.
 */
final class ServiceAccountKey implements HitDetector {
  private static final RuleId RULE = new RuleId("gcp-service-account-key");
  private static final String DOMAIN = ".gserviceaccount.com";
  private static final int LEAST_BASE64 = 200;
  private static final int BEFORE = 4_096;
  private static final int AFTER = 8_192;

  @Override
  public String name() {
    return "gcp-service-account";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("service_account"));
  }

  @Override
  public int before() {
    return BEFORE;
  }

  @Override
  public int after() {
    return AFTER;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    if (text.quote(window.hitTo()) == window.hitTo() || !isType(text, window.hitFrom())) {
      return;
    }
    int dashes = text.find("PRIVATE KEY-----", window.hitTo(), window.to());
    if (dashes < 0) {
      dashes = text.find("PRIVATE KEY-----", window.from(), window.hitFrom());
    }
    if (dashes < 0) {
      return;
    }
    Optional<PemBlock> block =
        PemBlock.endingBeginLineAt(text, dashes + "PRIVATE KEY".length())
            .filter(PemBlock::ended)
            .filter(found -> found.base64().length() >= LEAST_BASE64);
    Optional<String> account = account(text);
    if (block.isEmpty() || account.isEmpty()) {
      return;
    }
    PemBlock key = block.get();
    boolean parses = key.decoded().flatMap(KeyContent::ofDer).isPresent();
    Claim claim =
        Claim.of(RULE, Math.min(key.from(), window.hitFrom()), Math.max(key.to(), window.hitTo()))
            .secret(key.from(), key.to())
            .showing(account.get());
    out.claim(
        parses
            ? claim.because(
                Reason.Kind.STRUCTURE, "JSON of a service account with a key that parses")
            : claim
                .confidence(Confidence.MEDIUM)
                .because(Reason.Kind.LOWERED, "the key in it does not parse: cut, or made up"));
  }

  /** Whether the value's name is {@code "type"}. */
  private static boolean isType(Text text, int value) {
    int name = text.findBack("type", value, value - 16);
    return name >= 0 && text.quote(name + 4) > name + 4;
  }

  private static Optional<String> account(Text text) {
    int end = text.find(DOMAIN, text.from(), text.to());
    if (end < 0) {
      return Optional.empty();
    }
    int start = end;
    while (start > end - 128
        && (Text.isLetterOrDigit(text.at(start - 1)) || "@.-_".indexOf(text.at(start - 1)) >= 0)) {
      start--;
    }
    String account = text.latin1(start, end + DOMAIN.length());
    return account.contains("@") ? Optional.of(account) : Optional.empty();
  }
}

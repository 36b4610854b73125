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
 * Private keys in PEM. Libraries are full of begin and end lines, manuals of shortened keys: there
 * must be a body, and it is parsed to tell what it is and whether a passphrase protects it.
 */
final class PrivateKeys implements HitDetector {
  private static final RuleId PEM = new RuleId("private-key-pem");
  private static final RuleId PEM_ENCRYPTED = new RuleId("private-key-pem-encrypted");
  private static final RuleId OPENSSH = new RuleId("private-key-openssh");
  private static final RuleId OPENSSH_ENCRYPTED = new RuleId("private-key-openssh-encrypted");
  private static final RuleId PGP = new RuleId("private-key-pgp");
  private static final RuleId PGP_ENCRYPTED = new RuleId("private-key-pgp-encrypted");
  private static final int BEGIN_LINE = 64;
  private static final int BODY = 32_768;
  private static final int LEAST_BASE64 = 64;
  private static final int LIKELY_BASE64 = 200;
  private static final int DISTINCT = 40;

  @Override
  public String name() {
    return "private-key";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("PRIVATE KEY-----"), Literal.exact("PRIVATE KEY BLOCK-----"));
  }

  @Override
  public int before() {
    return BEGIN_LINE;
  }

  @Override
  public int after() {
    return BODY;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    PemBlock.endingBeginLineAt(text, window.hitTo() - 5)
        .filter(block -> block.base64().length() >= LEAST_BASE64)
        .map(PrivateKeys::claim)
        .ifPresent(claim -> claim.ifPresent(out::claim));
  }

  private static Optional<Claim> claim(PemBlock block) {
    Optional<byte[]> bytes = block.decoded();
    if (block.label().startsWith("PGP ")) {
      return bytes.isEmpty()
          ? unparsed(block, PGP)
          : bytes.flatMap(KeyContent::ofPgp).map(key -> parsed(block, key, PGP, PGP_ENCRYPTED));
    }
    if (block.label().startsWith("OPENSSH ")) {
      Optional<KeyContent> key = bytes.flatMap(KeyContent::ofOpenSsh);
      return key.isPresent()
          ? key.map(k -> parsed(block, k, OPENSSH, OPENSSH_ENCRYPTED))
          : unparsed(block, OPENSSH);
    }
    if (block.headers().contains("ENCRYPTED")) {
      String algorithm = block.label().substring(0, block.label().indexOf(' '));
      return Optional.of(
          parsed(block, new KeyContent(algorithm, true, "RFC 1421"), PEM, PEM_ENCRYPTED));
    }
    Optional<KeyContent> key = bytes.flatMap(KeyContent::ofDer);
    if (key.isPresent()) {
      return key.map(k -> parsed(block, k, PEM, PEM_ENCRYPTED));
    }
    return unparsed(block, block.label().startsWith("ENCRYPTED ") ? PEM_ENCRYPTED : PEM);
  }

  private static Claim parsed(PemBlock block, KeyContent key, RuleId clear, RuleId encrypted) {
    return Claim.of(key.encrypted() ? encrypted : clear, block.from(), block.to())
        .showing(key.description())
        .because(Reason.Kind.STRUCTURE, "PEM block that parses as " + key.format());
  }

  /** A body that looks like one and does not parse: cut, or made up. */
  private static Optional<Claim> unparsed(PemBlock block, RuleId rule) {
    boolean likely =
        block.ended()
            && block.base64().length() >= LIKELY_BASE64
            && block.base64().chars().distinct().count() >= DISTINCT;
    return Optional.of(
        Claim.of(rule, block.from(), block.to())
            .confidence(likely ? Confidence.MEDIUM : Confidence.LOW)
            .because(Reason.Kind.LOWERED, "the block does not parse: cut, or made up"));
  }
}

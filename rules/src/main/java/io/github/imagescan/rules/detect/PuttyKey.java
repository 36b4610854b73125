package io.github.imagescan.rules.detect;

import io.github.imagescan.match.Claim;
import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.util.List;

/** Keys in PuTTY's own format: header lines, a public and a private part, a MAC. */
final class PuttyKey implements HitDetector {
  private static final RuleId CLEAR = new RuleId("private-key-putty");
  private static final RuleId ENCRYPTED = new RuleId("private-key-putty-encrypted");
  private static final int FILE = 16_384;

  @Override
  public String name() {
    return "putty-key";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("PuTTY-User-Key-File-"));
  }

  @Override
  public int before() {
    return 0;
  }

  @Override
  public int after() {
    return FILE;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    Text text = new Text(window.bytes(), window.from(), window.to());
    int version = text.at(window.hitTo());
    if (version < '1' || version > '3' || text.at(window.hitTo() + 1) != ':') {
      return;
    }
    int secret = text.find("Private-Lines: ", window.hitTo(), window.to());
    int mac = secret < 0 ? -1 : text.find("Private-MAC: ", secret, window.to());
    int encryption = text.find("Encryption: ", window.hitTo(), window.to());
    if (mac < 0 || encryption < 0 || encryption > secret) {
      return;
    }
    int type = text.skipBlanks(window.hitTo() + 2);
    int typeEnd = type;
    while (Text.isPrintable(text.at(typeEnd)) && text.at(typeEnd) != '\\') {
      typeEnd++;
    }
    RuleId rule = text.has(encryption, "Encryption: none") ? CLEAR : ENCRYPTED;
    out.claim(
        Claim.of(rule, window.hitFrom(), mac)
            .secret(secret, mac)
            .showing(text.latin1(type, typeEnd))
            .because(Reason.Kind.STRUCTURE, "a whole key file of PuTTY"));
  }
}

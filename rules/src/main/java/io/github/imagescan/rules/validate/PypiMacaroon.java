package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rules.encoding.Base64Text;
import java.util.Map;

/**
 * Tokens of the Python package index: a macaroon of version 2, packets of type, length and value,
 * which ends with a signature of 32 bytes.
 */
final class PypiMacaroon implements Validator {
  private static final int SIGNATURE_TYPE = 6;
  private static final int SIGNATURE_LENGTH = 32;

  @Override
  public String name() {
    return "pypi-macaroon";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    return Base64Text.decode(secret.substring(secret.indexOf('-') + 1))
            .filter(PypiMacaroon::whole)
            .isPresent()
        ? Verdict.valid(Reason.Kind.STRUCTURE, "a whole macaroon with its signature")
        : Verdict.invalid("not a whole macaroon");
  }

  private static boolean whole(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != 2) {
      return false;
    }
    int at = 1;
    while (at < bytes.length) {
      int type = bytes[at++];
      if (type == 0) {
        continue;
      }
      int length = 0;
      int shift = 0;
      while (at < bytes.length && shift <= 14) {
        int b = bytes[at++];
        length |= (b & 0x7f) << shift;
        shift += 7;
        if (b >= 0) {
          break;
        }
      }
      if (type == SIGNATURE_TYPE) {
        return length == SIGNATURE_LENGTH && at + length == bytes.length;
      }
      at += length;
    }
    return false;
  }
}

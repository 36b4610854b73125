package io.github.imagescan.rules.detect;

import io.github.imagescan.rules.encoding.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code user:password} in base64 (RFC 7617).
 *
 * @param user not empty
 * @param password not empty, and no placeholder
 */
record BasicCredentials(String user, String password) {

  /**
   * What the base64 holds; nothing where it is no printable pair, or its password a placeholder.
   */
  static Optional<BasicCredentials> of(String base64) {
    String text =
        Base64Text.decode(base64)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    int colon = text.indexOf(':');
    if (colon < 1
        || colon == text.length() - 1
        || !text.chars().allMatch(c -> c >= 0x20 && c < 0xfffd && c != 0x7f)) {
      return Optional.empty();
    }
    String password = text.substring(colon + 1);
    return Placeholder.is(password)
        ? Optional.empty()
        : Optional.of(new BasicCredentials(text.substring(0, colon), password));
  }
}

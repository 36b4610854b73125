package io.github.imagescan.match;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A secret: never a {@code String}. It prints masked, in logs, in test failures, in reports.
 *
 * <p>Two are equal when their identities are: an HMAC of the value under the key of the run (or of
 * the cache they were read from), so that one secret can be told from another without being there.
 */
public final class Secret {
  private final String masked;
  private final byte[] identity;
  private final byte[] value;

  private Secret(String masked, byte[] identity, byte[] value) {
    this.masked = masked;
    this.identity = identity;
    this.value = value;
  }

  /**
   * A secret whose value is at hand.
   *
   * @param masked what may be shown: {@code ghp_… (40)} or {@code ********}
   * @param identity HMAC of the value
   */
  public static Secret of(String masked, byte[] identity, byte[] value) {
    return new Secret(masked, identity.clone(), value.clone());
  }

  /** A secret of which only the masked form was kept. */
  public static Secret masked(String masked, byte[] identity) {
    return new Secret(masked, identity.clone(), new byte[0]);
  }

  /** What may be shown. */
  public String masked() {
    return masked;
  }

  /** The value in the clear, for {@code --show-secrets} and for masking other text; a copy. */
  public Optional<byte[]> value() {
    return value.length == 0 ? Optional.empty() : Optional.of(value.clone());
  }

  /** A copy of the identity. */
  public byte[] identity() {
    return identity.clone();
  }

  /** The identity in hexadecimal, for sorting and grouping; says nothing of the value. */
  public String identityHex() {
    return HexFormat.of().formatHex(identity);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(identity, secret.identity);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(identity);
  }

  @Override
  public String toString() {
    return masked;
  }
}

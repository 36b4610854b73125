package io.github.imagescan.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final FootprintKey key;

  /** Made when first asked for; as often as threads ask at once, and always the same. */
  private volatile @Nullable List<Footprint> footprints;

  private Secret(
      String masked,
      byte[] identity,
      byte[] value,
      FootprintKey key,
      @Nullable List<Footprint> footprints) {
    this.masked = masked;
    this.identity = identity;
    this.value = value;
    this.key = key;
    this.footprints = footprints;
  }

  /**
   * A secret whose value is at hand.
   *
   * @param masked what may be shown: {@code ghp_… (40)} or {@code ********}
   * @param identity HMAC of the value under the key
   */
  public static Secret of(String masked, byte[] identity, byte[] value, FootprintKey key) {
    return new Secret(masked, identity.clone(), value.clone(), key, null);
  }

  /** A secret of which only the masked form was kept, and by what it is recognised. */
  public static Secret kept(
      String masked, byte[] identity, List<Footprint> footprints, FootprintKey key) {
    return new Secret(masked, identity.clone(), new byte[0], key, List.copyOf(footprints));
  }

  /** What may be shown. */
  public String masked() {
    return masked;
  }

  /** The value in the clear, for {@code --show-secrets} alone; a copy. */
  public Optional<byte[]> value() {
    return value.length == 0 ? Optional.empty() : Optional.of(value.clone());
  }

  /** A copy of the identity. */
  public byte[] identity() {
    return identity.clone();
  }

  /** By what its spellings are recognised in text. */
  public List<Footprint> footprints() {
    List<Footprint> made = footprints;
    if (made == null) {
      made = Footprint.of(value, key);
      footprints = made;
    }
    return made;
  }

  /** The key of identity and footprints. */
  FootprintKey key() {
    return key;
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

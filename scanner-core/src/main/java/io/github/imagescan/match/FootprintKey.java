package io.github.imagescan.match;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which secrets are told apart and recognised in text: that of a run, or that of the
 * cache where scans are kept. Threads may share it.
 */
public final class FootprintKey {
  private static final String ALGORITHM = "HmacSHA256";

  /** Bytes of a key. */
  public static final int LENGTH = 32;

  private final byte[] key;
  private final Rolling rolling;

  /**
   * A key of random bytes.
   *
   * @param key {@value #LENGTH} bytes, which are copied
   */
  public FootprintKey(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.key = key.clone();
    byte[] base = mac(key).doFinal("base".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    this.rolling = new Rolling(ByteBuffer.wrap(base).getLong());
  }

  /** HMAC-SHA256 (RFC 2104) under this key; belongs to one thread. */
  Mac mac() {
    return mac(key);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java runtime has " + ALGORITHM, e);
    }
  }

  Rolling rolling() {
    return rolling;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FootprintKey that && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "footprint key";
  }
}

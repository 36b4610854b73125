package io.github.imagescan.match;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under the key of the run: tells secrets apart. Belongs to one thread. */
final class Identity {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  Identity(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java runtime has " + ALGORITHM, e);
    }
  }

  byte[] of(byte[] bytes, int from, int to) {
    mac.update(bytes, from, to - from);
    return mac.doFinal();
  }
}

package io.github.imagescan.place;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of some bytes, {@code algorithm:hex} (OCI image-spec, descriptor.md, "Digests").
 *
 * @param algorithm {@code sha256} or {@code sha512}; others are kept, and cannot be verified
 * @param hex lower-case hexadecimal digits
 */
public record Digest(String algorithm, String hex) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]+(?:[.+_-][a-z0-9]+)*):([a-f0-9]{32,128})");

  /** Reads {@code sha256:…}; empty where the text is no digest. */
  public static Optional<Digest> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Digest(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The SHA-256 of the bytes. */
  public static Digest sha256(byte[] bytes) {
    return of("sha256", newSha256().digest(bytes));
  }

  /** A digest that was computed elsewhere. */
  public static Digest of(String algorithm, byte[] value) {
    return new Digest(algorithm, HexFormat.of().formatHex(value));
  }

  /** A fresh SHA-256 computation; every Java runtime has one. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }

  /** The first twelve digits, enough to tell the blobs of one image apart. */
  public String shortHex() {
    return hex.substring(0, Math.min(12, hex.length()));
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}

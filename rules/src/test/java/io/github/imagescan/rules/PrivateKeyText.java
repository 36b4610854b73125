package io.github.imagescan.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys as text, made when asked for: nobody has ever used them. */
final class PrivateKeyText {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final Map<String, String> MADE = new ConcurrentHashMap<>();
  private static final String PBE = "PBEWithSHA1AndDESede";
  private static final int PKCS8_RSA_HEAD = 26;

  private PrivateKeyText() {}

  /**
   * A key with its BEGIN and END lines.
   *
   * @param form {@code pkcs8}, {@code pkcs8-encrypted}, {@code pkcs1}, {@code pkcs1-encrypted},
   *     {@code sec1}, {@code openssh}, {@code openssh-encrypted}, {@code pgp}, {@code
   *     pgp-encrypted}
   */
  static String of(String form) {
    return MADE.computeIfAbsent(form, PrivateKeyText::make);
  }

  private static String make(String form) {
    try {
      return switch (form) {
        case "pkcs8" -> block("PRIVATE KEY", "", rsa().getEncoded());
        case "pkcs8-encrypted" -> block("ENCRYPTED PRIVATE KEY", "", encrypted(rsa()));
        case "pkcs1" -> block("RSA PRIVATE KEY", "", pkcs1());
        case "pkcs1-encrypted" ->
            block(
                "RSA PRIVATE KEY",
                "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
                    + "00112233445566778899AABBCCDDEEFF\n\n",
                random(1_200));
        case "sec1" -> block("EC PRIVATE KEY", "", sec1());
        case "openssh" -> block("OPENSSH PRIVATE KEY", "", openSsh(false));
        case "openssh-encrypted" -> block("OPENSSH PRIVATE KEY", "", openSsh(true));
        case "pgp" -> block("PGP PRIVATE KEY BLOCK", "\n", pgp(false));
        case "pgp-encrypted" -> block("PGP PRIVATE KEY BLOCK", "\n", pgp(true));
        default -> throw new IllegalArgumentException("no form of a private key: " + form);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String label, String headers, byte[] body) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + headers
        + LINES.encodeToString(body)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static Key rsa() throws GeneralSecurityException {
    KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
    maker.initialize(1_024, seeded());
    return maker.generateKeyPair().getPrivate();
  }

  /** What PKCS#8 wraps: for RSA of 1024 bits, what is after the first 26 bytes. */
  private static byte[] pkcs1() throws GeneralSecurityException {
    byte[] wrapped = rsa().getEncoded();
    return Arrays.copyOfRange(wrapped, PKCS8_RSA_HEAD, wrapped.length);
  }

  private static byte[] encrypted(Key key) throws GeneralSecurityException, IOException {
    Cipher cipher = Cipher.getInstance(PBE);
    Key password =
        SecretKeyFactory.getInstance(PBE)
            .generateSecret(new PBEKeySpec("not kept".toCharArray(), random(16), 1_000));
    cipher.init(Cipher.ENCRYPT_MODE, password, seeded());
    return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key.getEncoded()))
        .getEncoded();
  }

  /** RFC 5915: version 1, the number, the curve P-256, the point. */
  private static byte[] sec1() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0x30, 0x77, 2, 1, 1, 4, 32});
    out.write(random(32));
    out.write(new byte[] {(byte) 0xa0, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce});
    out.write(new byte[] {0x3d, 3, 1, 7, (byte) 0xa1, 0x44, 3, 0x42, 0, 4});
    out.write(random(64));
    return out.toByteArray();
  }

  /** OpenSSH's PROTOCOL.key, with an Ed25519 key. */
  private static byte[] openSsh(boolean encrypted) throws IOException {
    byte[] publicKey = random(32);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("openssh-key-v1\0");
    string(out, encrypted ? "aes256-ctr" : "none");
    string(out, encrypted ? "bcrypt" : "none");
    string(out, encrypted ? "\0\0\0\4salt\0\0\0\30" : "");
    out.writeInt(1);
    string(out, publicHalf(publicKey));
    string(out, encrypted ? random(160) : privateHalf(publicKey));
    return bytes.toByteArray();
  }

  private static byte[] publicHalf(byte[] publicKey) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    string(out, "ssh-ed25519");
    string(out, publicKey);
    return bytes.toByteArray();
  }

  private static byte[] privateHalf(byte[] publicKey) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x0102030401020304L);
    out.write(publicHalf(publicKey));
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.write(random(32));
    pair.write(publicKey);
    string(out, pair.toByteArray());
    string(out, "deploy");
    for (int pad = 1; bytes.size() % 8 != 0; pad++) {
      out.writeByte(pad);
    }
    return bytes.toByteArray();
  }

  /** RFC 9580, 5.5.3: a version 4 EdDSA secret key packet. */
  private static byte[] pgp(boolean encrypted) throws IOException {
    byte[] body = pgpPublic();
    byte[] secret = encrypted ? pgpLocked() : pgpOpen();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xc5);
    out.write(body.length + secret.length);
    out.write(body);
    out.write(secret);
    return out.toByteArray();
  }

  private static byte[] pgpPublic() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(4);
    out.writeInt(1_700_000_000);
    out.writeByte(22);
    out.write(new byte[] {9, 0x2b, 6, 1, 4, 1, (byte) 0xda, 0x47, 15, 1});
    out.writeShort(263);
    out.writeByte(0x40);
    out.write(random(32));
    return bytes.toByteArray();
  }

  private static byte[] pgpOpen() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    byte[] secret = random(32);
    secret[0] |= (byte) 0x80;
    out.writeByte(0);
    out.writeShort(256);
    out.write(secret);
    int sum = 1;
    for (byte b : secret) {
      sum += b & 0xff;
    }
    out.writeShort(sum);
    return bytes.toByteArray();
  }

  /** AES-256 with an iterated and salted S2K (RFC 9580, 3.7.1.3), and what stands for the rest. */
  private static byte[] pgpLocked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 254, 9, 3, 8});
    out.write(random(8));
    out.write(96);
    out.write(random(16 + 54));
    return out.toByteArray();
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    string(out, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] random(int length) {
    byte[] out = new byte[length];
    new Random(length).nextBytes(out);
    return out;
  }

  private static SecureRandom seeded() throws GeneralSecurityException {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    return random;
  }
}

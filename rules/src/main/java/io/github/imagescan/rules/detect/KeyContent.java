package io.github.imagescan.rules.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the body of a private key turned out to be.
 *
 * @param description "RSA 2048", "EC P-256", "Ed25519"
 * @param encrypted whether a passphrase is needed
 * @param format the standard it parses as, for a person
 */
record KeyContent(String description, boolean encrypted, String format) {
  private static final String RSA = "2a864886f70d010101";
  private static final String EC = "2a8648ce3d0201";
  private static final String DSA = "2a8648ce380401";
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          RSA,
          "RSA",
          EC,
          "EC",
          DSA,
          "DSA",
          "2b6570",
          "Ed25519",
          "2b6571",
          "Ed448",
          "2b656e",
          "X25519",
          "2b656f",
          "X448",
          "2a864886f70d01010a",
          "RSA-PSS",
          "2a864886f70d010301",
          "DH");
  private static final Map<String, String> CURVES =
      Map.of(
          "2a8648ce3d030107", "P-256",
          "2b81040022", "P-384",
          "2b81040023", "P-521",
          "2b8104000a", "secp256k1",
          "2b81040021", "P-224",
          "2a8648ce3d030101", "P-192");
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /** What DER of any of the PEM labels says, or nothing where it is none of them. */
  static Optional<KeyContent> ofDer(byte[] bytes) {
    List<Der> parts =
        Der.whole(bytes)
            .filter(der -> der.tag() == Der.SEQUENCE)
            .map(Der::inside)
            .orElse(List.of());
    if (parts.size() < 2) {
      return Optional.empty();
    }
    Der first = parts.get(0);
    Der second = parts.get(1);
    if (first.tag() == Der.SEQUENCE && second.tag() == Der.OCTETS && parts.size() == 2) {
      return Optional.of(new KeyContent("encrypted", true, "PKCS#8"));
    }
    if (first.tag() != Der.INTEGER) {
      return Optional.empty();
    }
    if (second.tag() == Der.SEQUENCE && parts.size() >= 3) {
      return ofAlgorithm(second.inside(), parts.get(2));
    }
    if (second.tag() == Der.OCTETS) {
      return Optional.of(new KeyContent("EC" + curveIn(parts), false, "SEC 1"));
    }
    if (parts.size() >= 9 && second.tag() == Der.INTEGER) {
      return Optional.of(new KeyContent(size("RSA", second), false, "PKCS#1"));
    }
    return parts.size() == 6 && second.tag() == Der.INTEGER
        ? Optional.of(new KeyContent(size("DSA", second), false, "the form of OpenSSL"))
        : Optional.empty();
  }

  private static Optional<KeyContent> ofAlgorithm(List<Der> algorithm, Der key) {
    if (algorithm.isEmpty() || algorithm.get(0).tag() != Der.OBJECT_ID) {
      return Optional.empty();
    }
    String id = algorithm.get(0).hex();
    String name = ALGORITHMS.getOrDefault(id, "unknown algorithm");
    if (id.equals(EC) && algorithm.size() > 1) {
      name = name + curve(algorithm.get(1));
    } else if (id.equals(RSA)) {
      List<Der> inner = Der.whole(key.value()).map(Der::inside).orElse(List.of());
      name = inner.size() > 1 ? size(name, inner.get(1)) : name;
    } else if (id.equals(DSA) && algorithm.size() > 1 && !algorithm.get(1).inside().isEmpty()) {
      name = size(name, algorithm.get(1).inside().get(0));
    }
    return Optional.of(new KeyContent(name, false, "PKCS#8"));
  }

  private static String size(String name, Der modulus) {
    return name + " " + modulus.number().bitLength();
  }

  private static String curveIn(List<Der> parts) {
    return parts.stream()
        .filter(part -> part.tag() == 0xa0 && !part.inside().isEmpty())
        .map(part -> curve(part.inside().get(0)))
        .findFirst()
        .orElse("");
  }

  private static String curve(Der id) {
    String name = id.tag() == Der.OBJECT_ID ? CURVES.get(id.hex()) : null;
    return name == null ? "" : " " + name;
  }

  /** What the body of an OPENSSH PRIVATE KEY says (OpenSSH's PROTOCOL.key), or nothing. */
  static Optional<KeyContent> ofOpenSsh(byte[] bytes) {
    if (bytes.length < OPENSSH.length
        || !ByteBuffer.wrap(bytes, 0, OPENSSH.length).equals(ByteBuffer.wrap(OPENSSH))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, OPENSSH.length, bytes.length - OPENSSH.length);
    String cipher = string(in);
    string(in);
    string(in);
    if (in.remaining() < 8) {
      return Optional.empty();
    }
    in.getInt();
    in.getInt();
    String type = string(in);
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeyContent(type, !cipher.equals("none"), "OpenSSH"));
  }

  private static String string(ByteBuffer in) {
    if (in.remaining() < 4) {
      return "";
    }
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      in.position(in.limit());
      return "";
    }
    byte[] out = new byte[length];
    in.get(out);
    return new String(out, StandardCharsets.ISO_8859_1);
  }

  /**
   * What the packets of a PGP PRIVATE KEY BLOCK say (RFC 9580, 4.2 and 5.5.3), or nothing where
   * there is no secret in them: of a stub, the secret is on a card.
   */
  static Optional<KeyContent> ofPgp(byte[] bytes) {
    if (bytes.length < 16 || (bytes[0] & 0x80) == 0) {
      return Optional.empty();
    }
    int head = bytes[0] & 0xff;
    boolean current = (head & 0x40) != 0;
    int tag = current ? head & 0x3f : head >> 2 & 0x0f;
    if (tag != 5 && tag != 7) {
      return Optional.empty();
    }
    int body = 1 + lengthOctets(bytes, current, head);
    PgpSecret secret = PgpSecret.at(bytes, body);
    return secret.stub()
        ? Optional.empty()
        : Optional.of(new KeyContent(secret.algorithm(), secret.encrypted(), "OpenPGP"));
  }

  private static int lengthOctets(byte[] bytes, boolean current, int head) {
    if (!current) {
      return switch (head & 3) {
        case 0 -> 1;
        case 1 -> 2;
        case 2 -> 4;
        default -> 0;
      };
    }
    int first = bytes[1] & 0xff;
    return first < 192 ? 1 : first < 224 ? 2 : first == 255 ? 5 : 1;
  }
}

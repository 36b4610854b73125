package io.github.imagescan.rules.detect;

/**
 * The secret part of an OpenPGP key packet.
 *
 * @param algorithm of the key, "RSA 4096"
 * @param encrypted whether a passphrase protects it
 * @param stub whether only a reference to a card is there (GnuPG's dummy S2K)
 */
record PgpSecret(String algorithm, boolean encrypted, boolean stub) {
  private static final int GNU_DUMMY = 101;

  /** Reads a version 4 packet from its version octet; of others only the algorithm is told. */
  static PgpSecret at(byte[] bytes, int start) {
    Reader in = new Reader(bytes, start);
    int version = in.octet();
    in.skip(4);
    int algorithm = in.octet();
    if (version != 4) {
      return new PgpSecret("version " + version, false, false);
    }
    String name = publicPart(in, algorithm);
    int usage = in.octet();
    if (usage != 254 && usage != 255) {
      return new PgpSecret(name, usage != 0, false);
    }
    in.octet();
    boolean stub = in.octet() == GNU_DUMMY;
    return new PgpSecret(name, true, stub);
  }

  private static String publicPart(Reader in, int algorithm) {
    switch (algorithm) {
      case 1, 2, 3 -> {
        int bits = in.number();
        in.number();
        return "RSA " + bits;
      }
      case 16 -> {
        in.number();
        in.number();
        in.number();
        return "Elgamal";
      }
      case 17 -> {
        int bits = in.number();
        in.number();
        in.number();
        in.number();
        return "DSA " + bits;
      }
      case 18 -> {
        in.skip(in.octet());
        in.number();
        in.skip(in.octet());
        return "ECDH";
      }
      case 19, 22 -> {
        in.skip(in.octet());
        in.number();
        return algorithm == 19 ? "ECDSA" : "EdDSA";
      }
      default -> {
        return "algorithm " + algorithm;
      }
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    int octet() {
      return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    void skip(int count) {
      at = Math.min(bytes.length, at + count);
    }

    /** Passes a multiprecision integer and gives its bits. */
    int number() {
      int bits = octet() << 8 | octet();
      skip((bits + 7) / 8);
      return bits;
    }
  }
}

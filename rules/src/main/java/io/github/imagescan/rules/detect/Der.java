package io.github.imagescan.rules.detect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One element of DER (X.690).
 *
 * @param tag the identifier octet
 * @param value the content octets
 */
record Der(int tag, byte[] value) {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;

  /** The element that these bytes are, all of them; nothing where they are more or less. */
  static Optional<Der> whole(byte[] bytes) {
    List<Der> all = elements(bytes);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The elements inside; none where they do not fill the content. */
  List<Der> inside() {
    return elements(value);
  }

  /** The number, of an INTEGER. */
  BigInteger number() {
    return value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
  }

  /** The bytes of an OBJECT IDENTIFIER, in hexadecimal. */
  String hex() {
    return java.util.HexFormat.of().formatHex(value);
  }

  private static List<Der> elements(byte[] bytes) {
    List<Der> out = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      if (at + 2 > bytes.length) {
        return List.of();
      }
      int tag = bytes[at++] & 0xff;
      int length = bytes[at++] & 0xff;
      if (length > 0x80) {
        int count = length - 0x80;
        if (count > 3 || at + count > bytes.length) {
          return List.of();
        }
        length = 0;
        for (int i = 0; i < count; i++) {
          length = length << 8 | bytes[at++] & 0xff;
        }
      } else if (length == 0x80) {
        return List.of();
      }
      if (length > bytes.length - at) {
        return List.of();
      }
      out.add(new Der(tag, Arrays.copyOfRange(bytes, at, at + length)));
      at += length;
    }
    return out;
  }
}

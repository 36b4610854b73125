package io.github.imagescan.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What a value says where it is written in a code itself: in percents, in XML's, in base64. */
final class Decoded {
  /** Less is found in any text, and would hide it. */
  private static final int SHORTEST = 6;

  private static final String[][] ENTITIES = {
    {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&amp;", "&"}
  };

  private Decoded() {}

  /** The texts that the value may stand for; none where it is in no code. */
  static List<byte[]> of(byte[] value) {
    List<byte[]> plain = new ArrayList<>();
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (text.indexOf('%') >= 0) {
      plain.add(percent(value));
    }
    if (text.indexOf('&') >= 0) {
      plain.add(entities(text).getBytes(StandardCharsets.ISO_8859_1));
    }
    plain.addAll(base64(text));
    plain.removeIf(decoded -> decoded.length < SHORTEST);
    return plain;
  }

  private static byte[] percent(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < value.length; i++) {
      int high = i + 2 < value.length ? Character.digit(value[i + 1], 16) : -1;
      int low = i + 2 < value.length ? Character.digit(value[i + 2], 16) : -1;
      if (value[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(value[i]);
      }
    }
    return out.toByteArray();
  }

  private static String entities(String text) {
    String plain = text;
    for (String[] entity : ENTITIES) {
      plain = plain.replace(entity[0], entity[1]);
    }
    return plain;
  }

  /** A text in base64, and of {@code user:password} the password. */
  private static List<byte[]> base64(String text) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    for (byte b : decoded) {
      if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return List.of();
      }
    }
    List<byte[]> plain = new ArrayList<>(List.of(decoded));
    for (int i = 0; i < decoded.length; i++) {
      if (decoded[i] == ':') {
        plain.add(Arrays.copyOfRange(decoded, i + 1, decoded.length));
        break;
      }
    }
    return plain;
  }
}

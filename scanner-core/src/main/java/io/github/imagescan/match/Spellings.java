package io.github.imagescan.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ways a value is written in text that quotes it: in URLs, JSON, XML, shell commands, base64;
 * and what it is where it is itself written so.
 */
final class Spellings {
  private static final String HEX = "0123456789ABCDEF";
  private static final String LOWER_HEX = "0123456789abcdef";

  private Spellings() {}

  /** The value as it is, and every spelling that differs from it. */
  static Collection<byte[]> of(byte[] value) {
    Map<String, byte[]> spellings = new LinkedHashMap<>();
    add(spellings, value);
    add(spellings, percent(value, HEX, false));
    add(spellings, percent(value, LOWER_HEX, false));
    add(spellings, percent(value, HEX, true));
    add(spellings, json(value, false));
    add(spellings, json(value, true));
    add(spellings, replaced(value, '\'', "'\\''"));
    add(spellings, replaced(value, '\'', "'\"'\"'"));
    add(spellings, backslashed(value, "\"\\$`"));
    add(spellings, backslashed(value, "\"\\$`!"));
    add(spellings, backslashed(value, " \t!\"#$&'()*;<>?[\\]^`{|}~"));
    // Compose files write a dollar sign twice.
    add(spellings, replaced(value, '$', "$$"));
    add(spellings, xml(value));
    add(spellings, Base64.getEncoder().encode(value));
    add(spellings, Base64.getEncoder().withoutPadding().encode(value));
    add(spellings, Base64.getUrlEncoder().withoutPadding().encode(value));
    Decoded.of(value).forEach(plain -> add(spellings, plain));
    return spellings.values();
  }

  private static void add(Map<String, byte[]> spellings, byte[] spelling) {
    spellings.putIfAbsent(new String(spelling, StandardCharsets.ISO_8859_1), spelling);
  }

  /** RFC 3986, 2.1; a form (RFC 1866, 8.2.1) writes a space as a plus sign. */
  private static byte[] percent(byte[] value, String digits, boolean form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : value) {
      int c = b & 0xff;
      if (form && c == ' ') {
        out.write('+');
      } else if (c < 0x80 && Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0) {
        out.write(c);
      } else {
        out.write('%');
        out.write(digits.charAt(c >> 4));
        out.write(digits.charAt(c & 15));
      }
    }
    return out.toByteArray();
  }

  /**
   * RFC 8259, 7.
   *
   * @param safe as Go's encoder does by default: what HTML would take for markup is escaped too
   */
  private static byte[] json(byte[] value, boolean safe) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : value) {
      int c = b & 0xff;
      switch (c) {
        case '"', '\\' -> text(out, "\\" + (char) c);
        case '\n' -> text(out, "\\n");
        case '\r' -> text(out, "\\r");
        case '\t' -> text(out, "\\t");
        case '\b' -> text(out, "\\b");
        case '\f' -> text(out, "\\f");
        default -> {
          if (c < 0x20 || safe && (c == '<' || c == '>' || c == '&')) {
            text(out, "\\u00" + LOWER_HEX.charAt(c >> 4) + LOWER_HEX.charAt(c & 15));
          } else {
            out.write(c);
          }
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] replaced(byte[] value, char what, String by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : value) {
      if (b == what) {
        text(out, by);
      } else {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  /** XML 1.0, 2.4. */
  private static byte[] xml(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : value) {
      switch (b) {
        case '&' -> text(out, "&amp;");
        case '<' -> text(out, "&lt;");
        case '>' -> text(out, "&gt;");
        case '"' -> text(out, "&quot;");
        case '\'' -> text(out, "&apos;");
        default -> out.write(b);
      }
    }
    return out.toByteArray();
  }

  private static byte[] backslashed(byte[] value, String special) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : value) {
      if (special.indexOf(b & 0xff) >= 0) {
        out.write('\\');
      }
      out.write(b);
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}

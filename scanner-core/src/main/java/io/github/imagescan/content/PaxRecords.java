package io.github.imagescan.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of PAX headers (POSIX.1-2001, "pax Extended Header"): {@code length key=value\n}, the
 * value any bytes.
 */
final class PaxRecords {
  private static final String SCHILY_XATTR = "SCHILY.xattr.";
  private static final String LIBARCHIVE_XATTR = "LIBARCHIVE.xattr.";

  /** What is told elsewhere, or can hold no text of anybody. */
  private static final Set<String> PLAIN =
      Set.of(
          "path",
          "linkpath",
          "size",
          "mtime",
          "atime",
          "ctime",
          "uid",
          "gid",
          "charset",
          "hdrcharset",
          "LIBARCHIVE.creationtime",
          "SCHILY.dev",
          "SCHILY.ino",
          "SCHILY.nlink");

  private final Map<String, byte[]> values = new LinkedHashMap<>();

  /** Form 0.0 repeats two keys, which put together are the map of form 0.1. */
  private final ByteArrayOutputStream sparse = new ByteArrayOutputStream(0);

  /** Reads a header's content; what is no record ends the reading and is odd. */
  static PaxRecords parse(byte[] content, Consumer<String> odd) {
    PaxRecords records = new PaxRecords();
    int at = 0;
    while (at < content.length && content[at] != 0) {
      int end = records.record(content, at);
      if (end < 0) {
        odd.accept("a PAX header whose records cannot be read to the end");
        break;
      }
      at = end;
    }
    if (records.sparse.size() > 0) {
      records.values.put("GNU.sparse.map", records.sparse.toByteArray());
    }
    return records;
  }

  private int record(byte[] content, int at) {
    int digits = at;
    long length = 0;
    while (digits < content.length && content[digits] >= '0' && content[digits] <= '9') {
      length = length * 10 + content[digits++] - '0';
      if (length > content.length) {
        return -1;
      }
    }
    int end = (int) (at + length);
    if (digits >= content.length
        || content[digits] != ' '
        || end > content.length
        || end <= digits + 1
        || content[end - 1] != '\n') {
      return -1;
    }
    int equals = digits + 1;
    while (equals < end && content[equals] != '=') {
      equals++;
    }
    if (equals == end) {
      return -1;
    }
    String key = new String(content, digits + 1, equals - digits - 1, ISO_8859_1);
    put(key, Arrays.copyOfRange(content, equals + 1, end - 1));
    return end;
  }

  private void put(String key, byte[] value) {
    if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
      if (sparse.size() > 0) {
        sparse.write(',');
      }
      sparse.writeBytes(value);
    } else {
      values.put(key, value);
    }
  }

  /** The value; empty where the header says that there is none. */
  byte @Nullable [] get(String key) {
    return values.get(key);
  }

  /** Whether there is a record of that key and this value. */
  boolean has(String key, String value) {
    byte[] found = values.get(key);
    return found != null && new String(found, ISO_8859_1).equals(value);
  }

  /** A number from 0 up; -1 where there is none, -2 where it is not one. */
  long number(String key) {
    byte[] value = values.get(key);
    if (value == null || value.length == 0) {
      return -1;
    }
    return decimal(value);
  }

  /** A number from 0 up; -2 where the bytes are not one. */
  static long decimal(byte[] value) {
    long number = 0;
    for (byte b : value) {
      if (b < '0' || b > '9' || number > (Long.MAX_VALUE - 9) / 10) {
        return -2;
      }
      number = number * 10 + b - '0';
    }
    return value.length == 0 ? -2 : number;
  }

  /** All of them, as {@code key=value} lines. */
  byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(0);
    values.forEach((key, value) -> line(key, value, lines));
    return lines.toByteArray();
  }

  /** What no field of {@link EntryHeader} tells, as {@code key=value} lines. */
  byte[] attributes() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(0);
    values.forEach(
        (key, value) -> {
          if (key.startsWith(LIBARCHIVE_XATTR)) {
            libarchive(key, value, lines);
          } else if (!PLAIN.contains(key) && !key.startsWith("GNU.sparse.")) {
            line(key, value, lines);
          }
        });
    return lines.toByteArray();
  }

  /** Writes the attribute decoded, unless it is told by the other convention as well. */
  private void libarchive(String key, byte[] base64, ByteArrayOutputStream lines) {
    byte[] value;
    try {
      value = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      value = base64;
    }
    byte[] same = values.get(SCHILY_XATTR + key.substring(LIBARCHIVE_XATTR.length()));
    if (same == null || !Arrays.equals(same, value)) {
      line(key, value, lines);
    }
  }

  private static void line(String key, byte[] value, ByteArrayOutputStream lines) {
    lines.writeBytes(key.getBytes(ISO_8859_1));
    lines.write('=');
    lines.writeBytes(value);
    lines.write('\n');
  }
}

package io.github.imagescan.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The name of an entry of a layer, as the bytes that the tar has: names need not be UTF-8.
 *
 * <p>{@link #normal()} is what overlays compare: without leading {@code ./} and {@code /}, without
 * empty and {@code .} parts, and with {@code ..} taken back, never past the root.
 */
public final class EntryName implements Comparable<EntryName> {
  private final byte[] bytes;

  private EntryName(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The name with these bytes, which are copied. */
  public static EntryName of(byte[] bytes) {
    return new EntryName(bytes.clone());
  }

  /** The name whose UTF-8 bytes these characters are. */
  public static EntryName of(String name) {
    return new EntryName(name.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** This name as overlays compare it; the root itself is the empty name. */
  public EntryName normal() {
    List<byte[]> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        int length = i - start;
        if (length == 2 && bytes[start] == '.' && bytes[start + 1] == '.') {
          if (!parts.isEmpty()) {
            parts.remove(parts.size() - 1);
          }
        } else if (length > 0 && !(length == 1 && bytes[start] == '.')) {
          parts.add(Arrays.copyOfRange(bytes, start, i));
        }
        start = i + 1;
      }
    }
    int total = Math.max(0, parts.size() - 1);
    for (byte[] part : parts) {
      total += part.length;
    }
    byte[] joined = new byte[total];
    int at = 0;
    for (byte[] part : parts) {
      if (at > 0) {
        joined[at++] = '/';
      }
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return Arrays.equals(joined, bytes) ? this : new EntryName(joined);
  }

  /** The part after the last slash of the normal name. */
  public EntryName base() {
    EntryName normal = normal();
    int slash = normal.lastSlash();
    return slash < 0
        ? normal
        : new EntryName(Arrays.copyOfRange(normal.bytes, slash + 1, normal.bytes.length));
  }

  /** The folder of the normal name; of a name without a slash, and of the root, the root. */
  public EntryName parent() {
    EntryName normal = normal();
    int slash = normal.lastSlash();
    return new EntryName(slash < 0 ? new byte[0] : Arrays.copyOf(normal.bytes, slash));
  }

  /** The name of something in this folder. */
  public EntryName resolve(EntryName child) {
    if (bytes.length == 0) {
      return child;
    }
    byte[] joined = Arrays.copyOf(bytes, bytes.length + 1 + child.bytes.length);
    joined[bytes.length] = '/';
    System.arraycopy(child.bytes, 0, joined, bytes.length + 1, child.bytes.length);
    return new EntryName(joined);
  }

  /** Whether this is the root of the file system. */
  public boolean isRoot() {
    return bytes.length == 0;
  }

  /** Whether the bytes begin with these ASCII characters. */
  public boolean startsWith(String ascii) {
    byte[] start = ascii.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private int lastSlash() {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  /** For a person: UTF-8 where it is, control characters and stray bytes escaped. */
  public String display() {
    return Printable.of(bytes);
  }

  /** For a URI: percent-encoded but for unreserved characters and slashes (RFC 3986, 2.3). */
  public String uri() {
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      int c = b & 0xff;
      if (c == '/'
          || c == '-'
          || c == '.'
          || c == '_'
          || c == '~'
          || Character.isLetterOrDigit(c) && c < 0x80) {
        out.append((char) c);
      } else {
        out.append('%')
            .append("0123456789ABCDEF".charAt(c >> 4))
            .append("0123456789ABCDEF".charAt(c & 15));
      }
    }
    return out.toString();
  }

  @Override
  public int compareTo(EntryName other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntryName name && Arrays.equals(bytes, name.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return display();
  }
}

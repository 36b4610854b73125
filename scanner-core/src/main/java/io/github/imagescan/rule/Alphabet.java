package io.github.imagescan.rule;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/**
 * A set of bytes, by a known name ({@code base62}) or spelled out ({@code [A-Za-z0-9_]}).
 *
 * @param name as the pack spells it
 */
public record Alphabet(String name, BitSet bytes) {
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("digit", "0-9"),
          Map.entry("lower", "a-z"),
          Map.entry("upper", "A-Z"),
          Map.entry("alpha", "a-zA-Z"),
          Map.entry("hex", "0-9a-f"),
          Map.entry("upper-hex", "0-9A-F"),
          Map.entry("any-hex", "0-9a-fA-F"),
          Map.entry("base32", "A-Z2-7"),
          Map.entry("base36", "0-9a-z"),
          Map.entry("upper-base36", "0-9A-Z"),
          Map.entry("base58", "1-9A-HJ-NP-Za-km-z"),
          Map.entry("base62", "0-9A-Za-z"),
          Map.entry("base64", "0-9A-Za-z+/"),
          Map.entry("base64url", "0-9A-Za-z_\\-"),
          Map.entry("word", "0-9A-Za-z_"),
          Map.entry("printable", "!-~"));

  public Alphabet {
    bytes = (BitSet) bytes.clone();
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("an alphabet without characters: " + name);
    }
  }

  /**
   * The alphabet a pack names.
   *
   * @throws IllegalArgumentException where the name is neither known nor a set in brackets
   */
  public static Alphabet of(String name) {
    if (name.length() > 2 && name.startsWith("[") && name.endsWith("]")) {
      return new Alphabet(name, set(name.substring(1, name.length() - 1)));
    }
    String set = NAMED.get(name.toLowerCase(Locale.ROOT));
    if (set == null) {
      throw new IllegalArgumentException(
          "no such alphabet: "
              + name
              + " (write one of "
              + NAMED.keySet().stream().sorted().toList()
              + ", or a set such as [a-z0-9_])");
    }
    return new Alphabet(name, set(set));
  }

  /** Whether the byte is in the set. */
  public boolean has(int b) {
    return bytes.get(b & 0xff);
  }

  /** The number of characters. */
  public int size() {
    return bytes.cardinality();
  }

  private static BitSet set(String spec) {
    BitSet out = new BitSet(256);
    int i = 0;
    while (i < spec.length()) {
      char from = spec.charAt(i);
      if (from == '\\' && i + 1 < spec.length()) {
        from = spec.charAt(++i);
      }
      i++;
      char to = from;
      if (i + 1 < spec.length() && spec.charAt(i) == '-') {
        to = spec.charAt(i + 1);
        i += 2;
      }
      if (from > 0xff || to > 0xff || to < from) {
        throw new IllegalArgumentException("not a set of bytes: [" + spec + "]");
      }
      out.set(from, to + 1);
    }
    return out;
  }
}

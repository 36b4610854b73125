package io.github.imagescan.match;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;

/**
 * By what one spelling of a secret is recognised in a text without being there: a hash that picks
 * where to look, and HMACs that decide.
 *
 * @param length bytes of the spelling, at least 1
 * @param hash of its head, the first {@value #HEAD} bytes: see {@link Rolling}
 * @param head HMAC of the head, cut to {@value #MAC} bytes
 * @param whole HMAC of the spelling, cut to {@value #MAC} bytes
 */
public record Footprint(int length, int hash, byte[] head, byte[] whole) {
  /** The most bytes that are hashed. Keys of one kind begin alike, but not for so long. */
  static final int HEAD = 128;

  private static final int MAC = 16;

  public Footprint {
    if (length < 1
        || hash < 0
        || hash >= Rolling.HASHES
        || head.length != MAC
        || whole.length != MAC) {
      throw new IllegalArgumentException("not a footprint");
    }
  }

  /** The footprints of a value's spellings. */
  static List<Footprint> of(byte[] value, FootprintKey key) {
    Collection<byte[]> spellings = Spellings.of(value);
    Mac mac = key.mac();
    return spellings.stream()
        .filter(spelling -> spelling.length > 0)
        .map(spelling -> of(spelling, key.rolling(), mac))
        .toList();
  }

  private static Footprint of(byte[] spelling, Rolling rolling, Mac mac) {
    int length = Math.min(HEAD, spelling.length);
    byte[] head = cut(mac, spelling, 0, length);
    byte[] whole = length == spelling.length ? head : cut(mac, spelling, 0, spelling.length);
    return new Footprint(spelling.length, rolling.of(spelling, 0, length), head, whole);
  }

  /** Bytes of its head. */
  int headLength() {
    return Math.min(HEAD, length);
  }

  /** Whether the head is the one with this HMAC. */
  boolean begins(byte[] headMac) {
    return Arrays.equals(head, headMac);
  }

  /** Whether all of it is in a text that has its head at the index. */
  boolean isAt(byte[] text, int from, Mac mac) {
    return length <= HEAD
        || length <= text.length - from && Arrays.equals(whole, cut(mac, text, from, length));
  }

  /** The HMAC of some bytes, as footprints have it. */
  static byte[] cut(Mac mac, byte[] bytes, int from, int length) {
    mac.update(bytes, from, length);
    return Arrays.copyOf(mac.doFinal(), MAC);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Footprint that
        && length == that.length
        && Arrays.equals(whole, that.whole);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(whole);
  }

  @Override
  public String toString() {
    return "footprint";
  }
}

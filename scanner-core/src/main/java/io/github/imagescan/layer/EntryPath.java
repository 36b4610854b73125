package io.github.imagescan.layer;

import io.github.imagescan.place.EntryName;
import java.util.Arrays;

/**
 * A normal name as hashes: of the root, of each folder on the way, of the name itself.
 *
 * <p>A hash has 64 bits (FNV-1a, then mixed). Among ten million names two share one by chance once
 * in about four hundred thousand images; then a secret may be called deleted that is not. It is
 * reported all the same: visibility never decides whether something is found.
 */
public final class EntryPath {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final long[] keys;

  private EntryPath(long[] keys) {
    this.keys = keys;
  }

  /** The path of a name, which is normalised first. */
  public static EntryPath of(EntryName name) {
    byte[] bytes = name.normal().bytes();
    if (bytes.length == 0) {
      return new EntryPath(new long[] {mix(OFFSET)});
    }
    int parts = 1;
    for (byte b : bytes) {
      if (b == '/') {
        parts++;
      }
    }
    long[] keys = new long[parts + 1];
    keys[0] = mix(OFFSET);
    int at = 1;
    long hash = OFFSET;
    for (byte b : bytes) {
      if (b == '/') {
        keys[at++] = mix(hash);
      }
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    keys[at] = mix(hash);
    return new EntryPath(keys);
  }

  /** A path whose hashes are known; the root's comes first. */
  static EntryPath ofKeys(long[] keys) {
    return new EntryPath(keys);
  }

  /** The murmur3 finaliser: FNV alone spreads the last bytes of a name badly. */
  private static long mix(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /** The hash of the name itself. */
  public long key() {
    return keys[keys.length - 1];
  }

  /** The number of folders above, the root among them; 0 for the root itself. */
  public int folders() {
    return keys.length - 1;
  }

  /** The hash of a folder above; 0 is the root. */
  public long folder(int depth) {
    return keys[depth];
  }

  /** Whether this is the root of the file system. */
  public boolean isRoot() {
    return keys.length == 1;
  }

  /** The folder this is in. */
  EntryPath parent() {
    return new EntryPath(Arrays.copyOf(keys, keys.length - 1));
  }

  /** The path of something in this folder, by its hash. */
  EntryPath child(long key) {
    long[] longer = Arrays.copyOf(keys, keys.length + 1);
    longer[keys.length] = key;
    return new EntryPath(longer);
  }
}

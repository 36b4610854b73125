package io.github.imagescan.layer;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.place.EntryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one layer does to names: every entry, whiteout and hard link, in order. It is what a layer
 * hides by, so it is kept with the layer's candidates.
 *
 * <p>Names are hashed ({@link EntryPath}), 13 bytes an entry and no name kept: a file name can be a
 * secret too. Records of one name stand together, in the order of the layer. A {@code position}
 * here is that of a record; -1 means there is none.
 */
public final class EntryIndex {
  /** What a record says of a name. */
  public enum Mark {
    /** A regular file has the name from here on. */
    FILE,
    /** A folder has it, be it that an entry says so or that something is put in it. */
    DIRECTORY,
    /** A symbolic link has it. */
    SYMLINK,
    /** Another name of a file. */
    HARDLINK,
    /** A device or a pipe has it. */
    OTHER,
    /** {@code .wh.NAME}: lower layers lose the name and all below it. */
    WHITEOUT,
    /** {@code .wh..wh..opq}: lower layers lose all that is below the name. */
    OPAQUE;

    private static final List<Mark> ALL = List.of(values());

    static Mark of(EntryHeader.Kind kind) {
      return switch (kind) {
        case FILE -> FILE;
        case DIRECTORY -> DIRECTORY;
        case SYMLINK -> SYMLINK;
        case HARDLINK -> HARDLINK;
        case OTHER -> OTHER;
      };
    }

    static Mark at(int ordinal) {
      return ALL.get(ordinal);
    }

    static int count() {
      return ALL.size();
    }

    /** Whether the name denotes something from here on: it is neither whiteout nor opaque. */
    public boolean isEntry() {
      return this != WHITEOUT && this != OPAQUE;
    }

    /** Whether a regular file has the name from here on. */
    public boolean isFile() {
      return this == FILE || this == HARDLINK;
    }
  }

  /** How an entry of a layer begins that takes a name away (OCI image-spec, layer.md). */
  static final String WHITEOUT_PREFIX = ".wh.";

  private final long[] keys;
  private final int[] ordinals;
  private final byte[] marks;
  private final HardLinks links;
  private final Map<Integer, EntryPath> paths;

  /** Records by key, unsigned, then by ordinal. */
  EntryIndex(
      long[] keys, int[] ordinals, byte[] marks, HardLinks links, Map<Integer, EntryPath> paths) {
    this.keys = keys;
    this.ordinals = ordinals;
    this.marks = marks;
    this.links = links;
    this.paths = Map.copyOf(paths);
  }

  /** Takes the entries of a layer, in order. */
  public static EntryIndexBuilder builder() {
    return new EntryIndexBuilder();
  }

  /** Whether an entry of this name only takes names away, and is itself never seen. */
  public static boolean isWhiteout(EntryName name) {
    return name.base().startsWith(WHITEOUT_PREFIX);
  }

  /** The number of records; folders that no entry names have one too. */
  public int size() {
    return keys.length;
  }

  /**
   * The path of an entry.
   *
   * @param name as the candidate has it; one that was written down masked is told by its ordinal
   */
  public EntryPath path(int ordinal, EntryName name) {
    EntryPath kept = paths.get(ordinal);
    return kept != null ? kept : EntryPath.of(name);
  }

  /** The first record of a name whose ordinal is greater. */
  public int after(long key, int ordinal) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(keys[middle], key);
      if (order < 0 || order == 0 && ordinals[middle] <= ordinal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < keys.length && keys[low] == key ? low : -1;
  }

  /** The next record of the same name. */
  public int next(int position) {
    int next = position + 1;
    return next < keys.length && keys[next] == keys[position] ? next : -1;
  }

  /** The last entry that has this name in the layer, whiteouts aside. */
  public int lastEntry(long key) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(keys[middle], key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int at = low - 1; at >= 0 && keys[at] == key; at--) {
      if (mark(at).isEntry()) {
        return at;
      }
    }
    return -1;
  }

  /** The number of the entry that a record is of. */
  public int ordinal(int position) {
    return ordinals[position];
  }

  /** What a record says of its name. */
  public Mark mark(int position) {
    return Mark.at(marks[position]);
  }

  /** What an entry does to its name; empty of a folder that was one before. */
  public Optional<Mark> markOf(long key, int ordinal) {
    for (int at = after(key, ordinal - 1); at >= 0 && ordinals[at] == ordinal; at = next(at)) {
      if (mark(at).isEntry()) {
        return Optional.of(mark(at));
      }
    }
    return Optional.empty();
  }

  /** Where the hard links of this layer lead. */
  public HardLinks links() {
    return links;
  }

  long key(int position) {
    return keys[position];
  }

  Map<Integer, EntryPath> paths() {
    return paths;
  }
}

package io.github.imagescan.layer;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.place.EntryName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the entries of a layer, in order, and makes their index. */
public final class EntryIndexBuilder {
  private static final String OPAQUE_NAME = ".wh..wh..opq";
  private static final String AUFS_PREFIX = ".wh..wh.";

  /**
   * Folders that no entry names are remembered up to this number: a small layer could otherwise
   * name any number of them. Beyond it, one that takes the place of a file hides nothing.
   */
  private static final int MAX_IMPLIED = 1 << 20;

  private long[] keys = new long[64];
  private int[] ordinals = new int[64];
  private byte[] marks = new byte[64];
  private int size;
  private int implied;

  /** Names that are folders by what this layer said so far. */
  private final KeyNumbers folders = new KeyNumbers();

  /** Names that a whiteout took already, and folders that were opaque: once is enough. */
  private final KeyNumbers whiteouts = new KeyNumbers();

  private final KeyNumbers opaques = new KeyNumbers();

  private long lastFolder;
  private boolean anyFolder;

  private int[] linkOrdinals = new int[16];
  private long[] linkNames = new long[16];
  private long[] linkTargets = new long[16];
  private int[] linkFolders = new int[16];
  private int linkCount;
  private final List<EntryPath> foldersOfLinks = new ArrayList<>();
  private final KeyNumbers folderNumbers = new KeyNumbers();

  EntryIndexBuilder() {}

  /**
   * Takes the next entry.
   *
   * @param ordinal greater than the one before
   * @param linkTarget of a hard link; of any other entry it is not looked at
   */
  public void add(
      int ordinal, EntryName name, EntryHeader.Kind kind, Optional<EntryName> linkTarget) {
    EntryName normal = name.normal();
    if (EntryIndex.isWhiteout(normal)) {
      addWhiteout(ordinal, normal);
      return;
    }
    EntryPath path = EntryPath.of(normal);
    if (path.isRoot() && kind != EntryHeader.Kind.DIRECTORY) {
      return; // No tool can put a file in the place of the root.
    }
    addFoldersOf(ordinal, path);
    Mark mark = Mark.of(kind);
    if (mark == Mark.DIRECTORY) {
      addFolder(ordinal, path.key());
      return;
    }
    long target =
        mark == Mark.HARDLINK ? EntryPath.of(linkTarget.orElse(normal)).key() : path.key();
    if (mark == Mark.HARDLINK && target == path.key()) {
      return; // A link to itself changes nothing.
    }
    if (folders.contains(path.key())) {
      // What was below it is gone, folders too; which ones is not known, so all are told anew.
      folders.clear();
      anyFolder = false;
    }
    record(ordinal, path.key(), mark);
    if (mark == Mark.HARDLINK) {
      addLink(ordinal, path, target);
    }
  }

  private void addWhiteout(int ordinal, EntryName normal) {
    EntryName base = normal.base();
    EntryName parent = normal.parent();
    if (base.equals(EntryName.of(OPAQUE_NAME))) {
      EntryPath folder = EntryPath.of(parent);
      addFoldersOf(ordinal, folder);
      addFolder(ordinal, folder.key());
      if (opaques.add(folder.key())) {
        record(ordinal, folder.key(), Mark.OPAQUE);
      }
      return;
    }
    byte[] bytes = base.bytes();
    EntryName hidden =
        EntryName.of(Arrays.copyOfRange(bytes, EntryIndex.WHITEOUT_PREFIX.length(), bytes.length));
    // Other names that begin so are marks of AUFS for itself; "", "." and ".." are no names.
    if (base.startsWith(AUFS_PREFIX) || hidden.normal().isRoot()) {
      return;
    }
    EntryPath path = EntryPath.of(parent.resolve(hidden));
    addFoldersOf(ordinal, path);
    if (whiteouts.add(path.key())) {
      record(ordinal, path.key(), Mark.WHITEOUT);
    }
  }

  /** An entry makes the folders it is in, named or not. */
  private void addFoldersOf(int ordinal, EntryPath path) {
    if (path.isRoot()) {
      return;
    }
    long folder = path.folder(path.folders() - 1);
    if (anyFolder && folder == lastFolder) {
      return;
    }
    for (int depth = 1; depth < path.folders(); depth++) {
      if (!folders.contains(path.folder(depth))) {
        if (implied++ >= MAX_IMPLIED) {
          return;
        }
        addFolder(ordinal, path.folder(depth));
      }
    }
    lastFolder = folder;
    anyFolder = true;
  }

  /** A folder over a folder changes nothing that an index tells. */
  private void addFolder(int ordinal, long key) {
    if (folders.add(key)) {
      record(ordinal, key, Mark.DIRECTORY);
    }
  }

  private void addLink(int ordinal, EntryPath path, long target) {
    if (linkCount == linkOrdinals.length) {
      int longer = linkCount * 2;
      linkOrdinals = Arrays.copyOf(linkOrdinals, longer);
      linkNames = Arrays.copyOf(linkNames, longer);
      linkTargets = Arrays.copyOf(linkTargets, longer);
      linkFolders = Arrays.copyOf(linkFolders, longer);
    }
    long folder = path.folder(path.folders() - 1);
    if (folderNumbers.add(folder)) {
      foldersOfLinks.add(path.parent());
    }
    linkOrdinals[linkCount] = ordinal;
    linkNames[linkCount] = path.key();
    linkTargets[linkCount] = target;
    linkFolders[linkCount] = folderNumbers.of(folder);
    linkCount++;
  }

  private void record(int ordinal, long key, Mark mark) {
    if (size == keys.length) {
      int longer = Math.max(size + 1, (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2));
      keys = Arrays.copyOf(keys, longer);
      ordinals = Arrays.copyOf(ordinals, longer);
      marks = Arrays.copyOf(marks, longer);
    }
    keys[size] = key;
    ordinals[size] = ordinal;
    marks[size] = (byte) mark.ordinal();
    size++;
  }

  /** The index of all entries so far. */
  public EntryIndex build() {
    int[] order = KeyOrder.of(keys, size);
    long[] sortedKeys = new long[size];
    int[] sortedOrdinals = new int[size];
    byte[] sortedMarks = new byte[size];
    for (int i = 0; i < size; i++) {
      sortedKeys[i] = keys[order[i]];
      sortedOrdinals[i] = ordinals[order[i]];
      sortedMarks[i] = marks[order[i]];
    }
    HardLinks links =
        new HardLinks(
            Arrays.copyOf(linkOrdinals, linkCount),
            Arrays.copyOf(linkNames, linkCount),
            Arrays.copyOf(linkTargets, linkCount),
            Arrays.copyOf(linkFolders, linkCount),
            foldersOfLinks);
    return new EntryIndex(sortedKeys, sortedOrdinals, sortedMarks, links, Map.of());
  }
}

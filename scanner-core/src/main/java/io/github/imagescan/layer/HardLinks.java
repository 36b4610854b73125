package io.github.imagescan.layer;

import java.util.Arrays;
import java.util.List;

/** The hard links of a layer, to be found by entry and by target. */
public final class HardLinks {
  private final int[] ordinals;
  private final long[] names;
  private final long[] targets;

  /** For each link, which of {@link #folders} it is in. */
  private final int[] folderOf;

  private final List<EntryPath> folders;

  /** Indices of the links by target, unsigned, then by ordinal. */
  private final int[] byTarget;

  /** Links by ordinal. */
  HardLinks(int[] ordinals, long[] names, long[] targets, int[] folderOf, List<EntryPath> folders) {
    this.ordinals = ordinals;
    this.names = names;
    this.targets = targets;
    this.folderOf = folderOf;
    this.folders = List.copyOf(folders);
    this.byTarget = KeyOrder.of(targets, targets.length);
  }

  /** The number of links. */
  public int size() {
    return ordinals.length;
  }

  /** The hash of the name that the entry links to; the entry must be a hard link. */
  public long target(int ordinal) {
    return targets[Arrays.binarySearch(ordinals, ordinal)];
  }

  /** The first link to a name whose ordinal is greater; -1 where there is none. */
  public int after(long target, int ordinal) {
    int low = 0;
    int high = byTarget.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int link = byTarget[middle];
      int order = Long.compareUnsigned(targets[link], target);
      if (order < 0 || order == 0 && ordinals[link] <= ordinal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < byTarget.length && targets[byTarget[low]] == target ? low : -1;
  }

  /** The next link to the same name; -1 where there is none. */
  public int next(int position) {
    int next = position + 1;
    return next < byTarget.length && targets[byTarget[next]] == targets[byTarget[position]]
        ? next
        : -1;
  }

  /** The number of the entry that is the link. */
  public int ordinal(int position) {
    return ordinals[byTarget[position]];
  }

  /** The name that the link makes. */
  public EntryPath path(int position) {
    int link = byTarget[position];
    return folders.get(folderOf[link]).child(names[link]);
  }

  int ordinalOfLink(int link) {
    return ordinals[link];
  }

  long nameOfLink(int link) {
    return names[link];
  }

  long targetOfLink(int link) {
    return targets[link];
  }

  int folderOfLink(int link) {
    return folderOf[link];
  }

  List<EntryPath> folders() {
    return folders;
  }
}

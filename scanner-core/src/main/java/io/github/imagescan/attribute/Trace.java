package io.github.imagescan.attribute;

import io.github.imagescan.finding.Visibility;
import io.github.imagescan.finding.Visibility.How;
import io.github.imagescan.layer.EntryIndex;
import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.layer.EntryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * One file on its way up the layers, by the names it has.
 *
 * <p>Within a layer, entries act in their order. Of each the folders it is in come first, then what
 * had its name goes, then a hard link looks for its target. Whiteouts act on names that lower
 * layers gave.
 */
final class Trace {
  /** What a record is to one of the names. */
  private enum Role {
    /** A record of the name itself. */
    SAME,
    /** A record of a folder that the name is in. */
    ABOVE,
    /** A hard link to the name. */
    LINK
  }

  /** A name of the file, and the layer that gave it. */
  private record Name(EntryPath path, int givenBy) {}

  /** The next record that matters to a name. */
  private record Step(int ordinal, Role role, long name, long key, int position) {}

  private static final Comparator<Step> IN_ORDER =
      Comparator.comparingInt(Step::ordinal).thenComparing(Step::role);

  private final Map<Long, Name> names = new HashMap<>();
  private final boolean folder;
  private final boolean allNames;

  /** The names that the last entry which took any took. */
  private final List<EntryPath> last = new ArrayList<>();

  private Optional<How> how = Optional.empty();
  private int lastOrdinal = -1;

  /**
   * @param folder whether it is a folder, which another folder of that name leaves as it is
   * @param allNames whether it is followed to names that hard links give it
   */
  Trace(EntryPath path, int layer, boolean folder, boolean allNames) {
    this.folder = folder;
    this.allNames = allNames;
    names.put(path.key(), new Name(path, layer));
  }

  /**
   * Goes through a layer's entries after this one.
   *
   * @return how the layer hides it, if it does
   */
  Optional<Visibility> through(int layer, EntryIndex index, int ordinal) {
    PriorityQueue<Step> steps = new PriorityQueue<>(IN_ORDER);
    lastOrdinal = -1;
    for (Name name : List.copyOf(names.values())) {
      follow(name.path(), index, ordinal, steps);
    }
    while (!steps.isEmpty() && !names.isEmpty()) {
      Step step = steps.remove();
      if (names.containsKey(step.name())) {
        take(step, layer, index, steps);
        next(step, index, steps);
      }
    }
    return names.isEmpty() ? Optional.of(hidden(layer, index)) : Optional.empty();
  }

  private void follow(EntryPath path, EntryIndex index, int ordinal, PriorityQueue<Step> steps) {
    long name = path.key();
    push(new Step(-1, Role.SAME, name, name, index.after(name, ordinal)), index, steps);
    for (int depth = 0; depth < path.folders(); depth++) {
      long above = path.folder(depth);
      push(new Step(-1, Role.ABOVE, name, above, index.after(above, ordinal)), index, steps);
    }
    if (allNames && !folder) {
      int link = index.links().after(name, ordinal);
      push(new Step(-1, Role.LINK, name, name, link), index, steps);
    }
  }

  private static void next(Step step, EntryIndex index, PriorityQueue<Step> steps) {
    int position =
        step.role() == Role.LINK
            ? index.links().next(step.position())
            : index.next(step.position());
    push(new Step(-1, step.role(), step.name(), step.key(), position), index, steps);
  }

  private static void push(Step step, EntryIndex index, PriorityQueue<Step> steps) {
    int position = step.position();
    // That a folder is a folder says nothing to what is in it.
    while (step.role() == Role.ABOVE && position >= 0 && index.mark(position) == Mark.DIRECTORY) {
      position = index.next(position);
    }
    if (position >= 0) {
      int ordinal =
          step.role() == Role.LINK ? index.links().ordinal(position) : index.ordinal(position);
      steps.add(new Step(ordinal, step.role(), step.name(), step.key(), position));
    }
  }

  private void take(Step step, int layer, EntryIndex index, PriorityQueue<Step> steps) {
    switch (step.role()) {
      case SAME -> takeSame(step, layer, index);
      case ABOVE -> takeAbove(step, layer, index.mark(step.position()));
      case LINK -> takeLink(step, layer, index, steps);
    }
  }

  private void takeSame(Step step, int layer, EntryIndex index) {
    Mark mark = index.mark(step.position());
    switch (mark) {
      case OPAQUE -> {}
      case WHITEOUT -> loseLower(step, layer, How.WHITEOUT);
      case DIRECTORY -> {
        if (!folder) {
          lose(step, Optional.empty());
        }
      }
      case HARDLINK -> {
        if (names.containsKey(index.links().target(step.ordinal()))) {
          give(names.get(step.name()).path(), layer);
        } else {
          lose(step, Optional.empty());
        }
      }
      case FILE, SYMLINK, OTHER -> lose(step, Optional.empty());
    }
  }

  private void takeAbove(Step step, int layer, Mark mark) {
    switch (mark) {
      case DIRECTORY -> {}
      case WHITEOUT -> loseLower(step, layer, How.PARENT_REMOVED);
      case OPAQUE -> loseLower(step, layer, How.OPAQUE_WHITEOUT);
      case FILE, SYMLINK, HARDLINK, OTHER -> lose(step, Optional.of(How.PARENT_REMOVED));
    }
  }

  private void takeLink(Step step, int layer, EntryIndex index, PriorityQueue<Step> steps) {
    EntryPath path = index.links().path(step.position());
    if (!names.containsKey(path.key())) {
      give(path, layer);
      follow(path, index, step.ordinal(), steps);
    }
  }

  private void give(EntryPath path, int layer) {
    names.put(path.key(), new Name(path, layer));
  }

  private void loseLower(Step step, int layer, How by) {
    if (names.get(step.name()).givenBy() < layer) {
      lose(step, Optional.of(by));
    }
  }

  private void lose(Step step, Optional<How> by) {
    if (step.ordinal() != lastOrdinal) {
      last.clear();
      lastOrdinal = step.ordinal();
    }
    last.add(names.remove(step.name()).path());
    how = by;
  }

  /**
   * What the layer leaves at the last name decides between overwritten and deleted. One entry may
   * take several names at once; then another file at any of them counts as overwriting.
   */
  private Visibility hidden(int layer, EntryIndex index) {
    List<Mark> left = last.stream().flatMap(path -> leftAt(path, index).stream()).toList();
    if (left.isEmpty()) {
      return new Visibility.Deleted(layer, how.orElse(How.PARENT_REMOVED));
    }
    return left.stream().anyMatch(Mark::isFile)
        ? new Visibility.Overwritten(layer)
        : new Visibility.Deleted(layer, How.REPLACED);
  }

  /** What has the name when the layer is done. */
  private static Optional<Mark> leftAt(EntryPath path, EntryIndex index) {
    int entry = index.lastEntry(path.key());
    if (entry < 0) {
      return Optional.empty();
    }
    for (int depth = 0; depth < path.folders(); depth++) {
      int at = index.after(path.folder(depth), index.ordinal(entry));
      for (; at >= 0; at = index.next(at)) {
        if (index.mark(at).isEntry() && index.mark(at) != Mark.DIRECTORY) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(index.mark(entry));
  }
}

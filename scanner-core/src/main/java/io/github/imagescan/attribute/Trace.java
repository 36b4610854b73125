package io.github.imagescan.attribute;

import io.github.imagescan.finding.Visibility;
import io.github.imagescan.finding.Visibility.How;
import io.github.imagescan.layer.EntryIndex;
import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.layer.EntryPath;
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

  private Optional<How> how = Optional.empty();
  private EntryPath last;

  /**
   * @param folder whether it is a folder, which another folder of that name leaves as it is
   * @param allNames whether it is followed to names that hard links give it
   */
  Trace(EntryPath path, int layer, boolean folder, boolean allNames) {
    this.folder = folder;
    this.allNames = allNames;
    this.last = path;
    names.put(path.key(), new Name(path, layer));
  }

  /**
   * Goes through a layer's entries after this one.
   *
   * @return how the layer hides it, if it does
   */
  Optional<Visibility> through(int layer, EntryIndex index, int ordinal) {
    PriorityQueue<Step> steps = new PriorityQueue<>(IN_ORDER);
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
      case WHITEOUT -> loseLower(step.name(), layer, How.WHITEOUT);
      case DIRECTORY -> {
        if (!folder) {
          lose(step.name(), Optional.empty());
        }
      }
      case HARDLINK -> {
        Name target = names.get(index.links().target(step.ordinal()));
        if (target == null) {
          lose(step.name(), Optional.empty());
        } else if (target.path().key() != step.name()) {
          give(names.get(step.name()).path(), layer);
        }
      }
      case FILE, SYMLINK, OTHER -> lose(step.name(), Optional.empty());
    }
  }

  private void takeAbove(Step step, int layer, Mark mark) {
    switch (mark) {
      case DIRECTORY -> {}
      case WHITEOUT -> loseLower(step.name(), layer, How.PARENT_REMOVED);
      case OPAQUE -> loseLower(step.name(), layer, How.OPAQUE_WHITEOUT);
      case FILE, SYMLINK, HARDLINK, OTHER -> lose(step.name(), Optional.of(How.PARENT_REMOVED));
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

  private void loseLower(long name, int layer, How by) {
    if (names.get(name).givenBy() < layer) {
      lose(name, Optional.of(by));
    }
  }

  private void lose(long name, Optional<How> by) {
    last = names.remove(name).path();
    how = by;
  }

  /** What the layer leaves at the last name decides between overwritten and deleted. */
  private Visibility hidden(int layer, EntryIndex index) {
    int entry = index.lastEntry(last.key());
    if (entry < 0 || isReplacedAbove(index, index.ordinal(entry))) {
      return new Visibility.Deleted(layer, how.orElse(How.PARENT_REMOVED));
    }
    return index.mark(entry).isFile()
        ? new Visibility.Overwritten(layer)
        : new Visibility.Deleted(layer, How.REPLACED);
  }

  private boolean isReplacedAbove(EntryIndex index, int ordinal) {
    for (int depth = 0; depth < last.folders(); depth++) {
      for (int at = index.after(last.folder(depth), ordinal); at >= 0; at = index.next(at)) {
        if (index.mark(at).isEntry() && index.mark(at) != Mark.DIRECTORY) {
          return true;
        }
      }
    }
    return false;
  }
}

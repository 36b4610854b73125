package io.github.imagescan.engine;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarInput;
import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.FileOfLayer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks for an entry of a layer by its name. */
record EntrySearch(Layer layer, UnpackLimits limits) {
  private static final int MAX_LINKS = 40;

  /**
   * What there is.
   *
   * @param entry the last of its name; of a hard link, the file that it stands for
   * @param damage why the layer could not be read to its end
   */
  record Result(Optional<EntryHeader> entry, Optional<IOException> damage) {}

  static TarInput tar(Layer layer, UnpackLimits limits) throws IOException {
    return new TarInput(Unpacked.unhashed(layer.open(), limits), odd -> {});
  }

  /** Finds the entry. Hard links lead to entries before them, one more look for each. */
  Result find(FileOfLayer file) throws IOException {
    Result result = look(file.path().normal(), file.entry(), Integer.MAX_VALUE);
    for (int links = 0; links < MAX_LINKS && isHardLink(result); links++) {
      EntryHeader link = result.entry().orElseThrow();
      EntryName target = link.linkTarget().orElseThrow().normal();
      result = look(target, OptionalInt.empty(), link.ordinal());
    }
    return result;
  }

  private static boolean isHardLink(Result result) {
    return result
        .entry()
        .filter(entry -> entry.kind() == EntryHeader.Kind.HARDLINK)
        .flatMap(EntryHeader::linkTarget)
        .isPresent();
  }

  /** A name as it is wins over one that reports only show so. */
  private Result look(EntryName wanted, OptionalInt ordinal, int before) throws IOException {
    Optional<EntryHeader> exact = Optional.empty();
    Optional<EntryHeader> shown = Optional.empty();
    Optional<IOException> damage = Optional.empty();
    try (TarInput tar = tar(layer, limits)) {
      for (var next = tar.next(); next.isPresent(); next = tar.next()) {
        EntryHeader entry = next.get();
        if (entry.ordinal() >= before) {
          break;
        }
        EntryName name = entry.name().normal();
        if (ordinal.isEmpty() || ordinal.getAsInt() == entry.ordinal()) {
          exact = name.equals(wanted) ? next : exact;
          shown = EntryName.of(name.display()).equals(wanted) ? next : shown;
        }
      }
    } catch (IOException e) {
      damage = Optional.of(e);
    }
    return new Result(exact.isPresent() ? exact : shown, damage);
  }
}

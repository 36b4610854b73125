package io.github.imagescan.attribute;

import io.github.imagescan.finding.Visibility;
import io.github.imagescan.layer.EntryIndex;
import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.layer.EntryPath;
import io.github.imagescan.place.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what became of an entry in the layers above (OCI image-spec, layer.md, "Applying
 * Changesets").
 *
 * <p>The plain way is to replay all layers into a map of names. Only the few entries with a secret
 * matter, so each of those is followed through the indexes by the names it has.
 */
final class Overlay {
  private final List<Optional<EntryIndex>> layers;
  private final Map<Traced, Visibility> known = new HashMap<>();

  /** An entry, and whether all names of the file count or only this one. */
  private record Traced(int layer, int ordinal, boolean allNames) {}

  /** From the lowest layer up; one that is not known hides nothing. */
  Overlay(List<Optional<EntryIndex>> layers) {
    this.layers = List.copyOf(layers);
  }

  /** Whether an entry of a layer is in the final file system. */
  Visibility of(int layer, Place.LayerEntry entry) {
    // A name that is a secret is gone with that name, whatever the file is called besides.
    boolean allNames = entry.aspect() != Place.Aspect.NAME;
    Traced traced = new Traced(layer, entry.ordinal(), allNames);
    Visibility visibility = known.get(traced);
    if (visibility == null) {
      visibility = trace(layer, entry, allNames);
      known.put(traced, visibility);
    }
    return visibility;
  }

  private Visibility trace(int layer, Place.LayerEntry entry, boolean allNames) {
    if (EntryIndex.isWhiteout(entry.name())) {
      return new Visibility.Deleted(layer, Visibility.How.WHITEOUT);
    }
    Optional<EntryIndex> own = layers.get(layer);
    if (own.isEmpty()) {
      return new Visibility.Visible();
    }
    EntryPath path = own.get().path(entry.ordinal(), entry.name());
    // The index leaves out a folder that was one already.
    Mark mark = own.get().markOf(path.key(), entry.ordinal()).orElse(Mark.DIRECTORY);
    Trace trace = new Trace(path, layer, mark == Mark.DIRECTORY, allNames);
    for (int above = layer; above < layers.size(); above++) {
      if (layers.get(above).isPresent()) {
        Optional<Visibility> hidden =
            trace.through(above, layers.get(above).get(), above == layer ? entry.ordinal() : -1);
        if (hidden.isPresent()) {
          return hidden.get();
        }
      }
    }
    return new Visibility.Visible();
  }
}

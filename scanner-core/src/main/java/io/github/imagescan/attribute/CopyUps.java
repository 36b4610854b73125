package io.github.imagescan.attribute;

import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chmod, chown or mv copies a file up into its layer. What it covers there is no other file but
 * the same one: an occurrence that is overwritten by one of the same secret, at the same name, is
 * as visible as that one.
 */
final class CopyUps {
  private record At(int layer, EntryName name) {}

  private CopyUps() {}

  /** The same occurrences of one secret, in the same order, lowest layer first. */
  static List<Occurrence> follow(List<Occurrence> occurrences) {
    List<Occurrence> followed = new ArrayList<>(occurrences);
    Map<At, Visibility> known = new HashMap<>();
    for (int i = followed.size() - 1; i >= 0; i--) {
      Occurrence at = followed.get(i);
      if (at.layerIndex().isPresent()
          && at.place() instanceof Place.LayerEntry entry
          && entry.aspect() == Place.Aspect.CONTENT) {
        EntryName name = entry.name().normal();
        if (at.visibility() instanceof Visibility.Overwritten by) {
          Visibility copy = known.get(new At(by.byLayer(), name));
          if (copy != null) {
            followed.set(i, at.with(copy));
          }
        }
        known.put(new At(at.layerIndex().getAsInt(), name), followed.get(i).visibility());
      }
    }
    return followed;
  }
}

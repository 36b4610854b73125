package io.github.imagescan.place;

import java.util.OptionalInt;

/**
 * A file of a layer, as reports name it and as users do.
 *
 * @param layer its number from 0, its digest or its diffID
 * @param path as the layer has it, or as reports show it, with escapes
 * @param entry the entry's number in the layer, where the path alone does not say which one is
 *     meant; without it the last of that path
 */
public record FileOfLayer(String layer, EntryName path, OptionalInt entry) {
  /** For a person: {@code layer 3: etc/app.properties}. */
  public String describe() {
    return "layer " + Printable.line(layer) + ": " + path.display();
  }
}

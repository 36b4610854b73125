package io.github.imagescan.attribute;

import java.util.Comparator;

/**
 * When something came into an image: history entries in order, each before the layer it made; then
 * the config's other values, then annotations.
 *
 * @param stage the history entry; of a layer without one, that of the layer below
 * @param layer -1 of a history entry
 * @param ordinal of the layer's entry
 */
record Arrival(int stage, int layer, int ordinal, int aspect, String pointer, long offset)
    implements Comparable<Arrival> {
  /** The stage of the config's values. */
  static final int CONFIG = Integer.MAX_VALUE - 2;

  /** The stage of annotations. */
  static final int ANNOTATION = Integer.MAX_VALUE - 1;

  /** The stage of anything else. */
  static final int OTHER = Integer.MAX_VALUE;

  private static final Comparator<Arrival> ORDER =
      Comparator.comparingInt(Arrival::stage)
          .thenComparingInt(Arrival::layer)
          .thenComparingInt(Arrival::ordinal)
          .thenComparingInt(Arrival::aspect)
          .thenComparing(Arrival::pointer)
          .thenComparingLong(Arrival::offset);

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}

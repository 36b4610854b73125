package io.github.imagescan.oci;

/**
 * An entry of the config's history (OCI image-spec, config.md, "history"); absent texts are empty.
 *
 * @param index from 0
 * @param emptyLayer whether the instruction made no layer
 */
public record HistoryEntry(
    int index, String createdBy, String comment, String author, boolean emptyLayer) {}

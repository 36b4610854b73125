package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A layer at its place in an image.
 *
 * @param index from 0, as in {@code rootfs.diff_ids}
 * @param layer empty where its blob is missing, which is a problem told elsewhere
 * @param digest of the stored blob, as claimed
 * @param diffId as the config claims it
 * @param historyIndex the history entry that made it; empty where history and layers do not fit
 */
public record LayerUse(
    int index,
    Optional<Layer> layer,
    Optional<Digest> digest,
    Optional<Digest> diffId,
    OptionalInt historyIndex) {}

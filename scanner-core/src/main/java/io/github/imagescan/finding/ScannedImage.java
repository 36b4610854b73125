package io.github.imagescan.finding;

import io.github.imagescan.place.Digest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The proof that an image was read.
 *
 * @param layers every layer the manifest names, in order
 * @param historyEntries number of history entries, all of which were looked at
 * @param configRead whether there is a config that could be read; always so of a Dockerfile
 * @param complete whether nothing of it was left unread
 */
public record ScannedImage(
    ImageInfo image,
    List<ScannedLayer> layers,
    int historyEntries,
    boolean configRead,
    boolean complete) {
  public ScannedImage {
    layers = List.copyOf(layers);
  }

  /** Layers that were read to the end. */
  public long layersRead() {
    return layers.stream().filter(ScannedLayer::read).count();
  }

  /** Files in the layers that were read. */
  public long files() {
    return layers.stream().mapToLong(ScannedLayer::files).sum();
  }

  /** Uncompressed bytes of the layers that were read. */
  public long bytes() {
    return layers.stream().mapToLong(ScannedLayer::bytes).sum();
  }

  /**
   * A layer.
   *
   * @param digest of its stored bytes: as computed where it was read, else as claimed
   * @param diffId of its uncompressed bytes: as computed where it was read, else as claimed
   * @param files regular files
   * @param bytes uncompressed
   * @param read whether it was read to the end
   * @param historyIndex the history entry that made it, from 0
   * @param instruction the instruction of that entry: what hides a file is told by it
   */
  public record ScannedLayer(
      int index,
      Optional<Digest> digest,
      Optional<Digest> diffId,
      long files,
      long bytes,
      boolean read,
      OptionalInt historyIndex,
      Optional<Excerpt> instruction) {

    /** A layer of which no instruction is known. */
    public ScannedLayer(
        int index,
        Optional<Digest> digest,
        Optional<Digest> diffId,
        long files,
        long bytes,
        boolean read) {
      this(index, digest, diffId, files, bytes, read, OptionalInt.empty(), Optional.empty());
    }
  }
}

package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.util.List;
import java.util.Optional;

/**
 * An image of one platform.
 *
 * @param history as the config has it; empty where there is none
 */
public record Image(
    ImageName name,
    Optional<Platform> platform,
    Optional<Digest> manifestDigest,
    Optional<Digest> configDigest,
    Optional<JsonDocument> config,
    List<NamedDocument> documents,
    List<LayerUse> layers,
    List<HistoryEntry> history)
    implements Manifest {
  public Image {
    documents = List.copyOf(documents);
    layers = List.copyOf(layers);
    history = List.copyOf(history);
  }
}

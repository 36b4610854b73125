package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A manifest that is no image: an attestation, a signature, a chart. Its layers are blobs of any
 * kind.
 *
 * @param type the artifactType, for an attestation of BuildKit its reference type, else the
 *     config's media type
 */
public record Artifact(
    ImageName name,
    String type,
    Optional<Platform> platform,
    Optional<Digest> manifestDigest,
    Optional<Digest> configDigest,
    Optional<JsonDocument> config,
    List<NamedDocument> documents,
    List<LayerUse> layers)
    implements Manifest {
  public Artifact {
    documents = List.copyOf(documents);
    layers = List.copyOf(layers);
  }
}

package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reference to a blob (OCI image-spec, descriptor.md).
 *
 * @param mediaType as claimed; what the blob is, its bytes say
 * @param size in bytes, as claimed; -1 where none is given
 * @param urls where a foreign layer may be had
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    List<String> urls,
    Map<String, String> annotations,
    Optional<Platform> platform,
    Optional<String> artifactType) {
  public Descriptor {
    urls = List.copyOf(urls);
    annotations = Map.copyOf(annotations);
  }
}

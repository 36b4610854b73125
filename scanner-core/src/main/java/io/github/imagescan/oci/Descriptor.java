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

  /** Reads a descriptor; empty where there is no digest to go by. */
  public static Optional<Descriptor> read(JsonDocument json) {
    return json.text("/digest")
        .flatMap(Digest::parse)
        .map(
            digest ->
                new Descriptor(
                    json.text("/mediaType").orElse(""),
                    digest,
                    json.number("/size").orElse(-1),
                    json.items("/urls").stream().flatMap(url -> url.text("").stream()).toList(),
                    json.texts("/annotations"),
                    json.at("/platform").flatMap(Platform::read),
                    json.text("/artifactType").filter(type -> !type.isEmpty())));
  }

  /** Whether this is a layer that may be left out: one with URLs, or of a media type of such. */
  public boolean isForeign() {
    return !urls.isEmpty()
        || mediaType.contains("foreign")
        || mediaType.contains("nondistributable");
  }
}

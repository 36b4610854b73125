package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.util.List;
import java.util.Optional;

/** What a target holds: an image, or an artifact that is stored as one. */
public sealed interface Manifest permits Image, Artifact {
  /** What it is called. */
  ImageName name();

  /** The platform, by the config or by the index. */
  Optional<Platform> platform();

  /** The digest of the manifest's bytes; docker-archives have none. */
  Optional<Digest> manifestDigest();

  /** The digest of the config's bytes. */
  Optional<Digest> configDigest();

  /** The config; empty where it could not be read. */
  Optional<JsonDocument> config();

  /**
   * The manifest, and the indexes above it, innermost first; each with what it is called in
   * reports.
   */
  List<NamedDocument> documents();

  /** Every layer the manifest names, the missing ones too. */
  List<LayerUse> layers();

  /**
   * A document of a manifest or an index.
   *
   * @param role {@code manifest} or {@code index}
   */
  record NamedDocument(String role, JsonDocument document) {}
}

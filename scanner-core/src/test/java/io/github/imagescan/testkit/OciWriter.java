package io.github.imagescan.testkit;

import io.github.imagescan.place.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes blobs, manifests and indexes of an OCI layout, or of a {@code dir:} folder. */
final class OciWriter {
  private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

  private final Archive archive;
  private final Packing usual;

  OciWriter(Archive archive, Packing usual) {
    this.archive = archive;
    this.usual = usual;
  }

  /** Stores an image's blobs and its manifest; gives the descriptor of the manifest. */
  Map<String, Object> manifest(ImageBuilder image) {
    byte[] json = Json.bytes(manifestJson(image, "blobs/sha256/"));
    Map<String, Object> descriptor = blob("blobs/sha256/", OCI_MANIFEST, json);
    Map<String, Object> platform = new LinkedHashMap<>();
    platform.put("architecture", image.architecture);
    platform.put("os", image.os);
    image.variant.ifPresent(v -> platform.put("variant", v));
    descriptor.put("platform", platform);
    Map<String, Object> annotations = new LinkedHashMap<>();
    image.reference.ifPresent(reference -> named(annotations, reference));
    image.attestationOf.ifPresent(
        subject -> {
          annotations.put("vnd.docker.reference.type", "attestation-manifest");
          annotations.put("vnd.docker.reference.digest", subject.toString());
        });
    if (!annotations.isEmpty()) {
      descriptor.put("annotations", annotations);
    }
    return descriptor;
  }

  /** Stores an index of descriptors; gives its descriptor. */
  Map<String, Object> nested(String reference, List<Map<String, Object>> descriptors) {
    Map<String, Object> descriptor =
        blob("blobs/sha256/", OCI_INDEX, Json.bytes(indexJson(descriptors)));
    Map<String, Object> annotations = new LinkedHashMap<>();
    named(annotations, reference);
    descriptor.put("annotations", annotations);
    return descriptor;
  }

  /** Stores index.json and oci-layout. */
  void index(List<Map<String, Object>> descriptors) {
    archive.with("index.json", Json.bytes(indexJson(descriptors)));
    archive.with("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  /** The entry of docker's manifest.json for an image whose blobs are stored. */
  Map<String, Object> dockerEntry(ImageBuilder image, boolean layerSources) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("Config", "blobs/sha256/" + image.configDigest().hex());
    entry.put("RepoTags", image.reference.map(List::of).orElse(List.of()));
    List<String> layers = new ArrayList<>();
    Map<String, Object> sources = new LinkedHashMap<>();
    for (ImageBuilder.LayerPlan layer : image.layers) {
      byte[] stored = layer.stored(usual);
      layers.add("blobs/sha256/" + Digest.sha256(stored).hex());
      sources.put(
          Digest.sha256(layer.tar()).toString(),
          descriptor("application/vnd.oci.image.layer.v1.tar", stored));
    }
    entry.put("Layers", layers);
    if (layerSources) {
      entry.put("LayerSources", sources);
    }
    return entry;
  }

  /** Stores one image as a {@code dir:} folder. */
  void dir(ImageBuilder image) {
    archive.with("version", "Directory Transport Version: 1.1\n");
    archive.with("manifest.json", Json.bytes(manifestJson(image, "")));
  }

  private Map<String, Object> manifestJson(ImageBuilder image, String folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 2);
    json.put("mediaType", OCI_MANIFEST);
    image.artifactType.ifPresent(type -> json.put("artifactType", type));
    json.put("config", blob(folder, image.configMediaType, image.configJson()));
    List<Map<String, Object>> layers = new ArrayList<>();
    for (ImageBuilder.LayerPlan layer : image.layers) {
      Packing packing = layer.packing().orElse(usual);
      Map<String, Object> descriptor =
          blob(
              folder,
              layer.mediaType().orElse(packing.layerMediaType()),
              packing.pack(layer.tar()));
      if (!layer.urls().isEmpty()) {
        descriptor.put("urls", layer.urls());
      }
      if (!layer.annotations().isEmpty()) {
        descriptor.put("annotations", layer.annotations());
      }
      layers.add(descriptor);
    }
    json.put("layers", layers);
    if (!image.annotations.isEmpty()) {
      json.put("annotations", image.annotations);
    }
    return json;
  }

  private static Map<String, Object> indexJson(List<Map<String, Object>> descriptors) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 2);
    json.put("mediaType", OCI_INDEX);
    json.put("manifests", descriptors);
    return json;
  }

  private Map<String, Object> blob(String folder, String mediaType, byte[] bytes) {
    archive.withOnce(folder + Digest.sha256(bytes).hex(), bytes);
    return descriptor(mediaType, bytes);
  }

  private static Map<String, Object> descriptor(String mediaType, byte[] bytes) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", Digest.sha256(bytes).toString());
    descriptor.put("size", bytes.length);
    return descriptor;
  }

  /** As containerd and docker write names: in full, and the tag alone. */
  private static void named(Map<String, Object> annotations, String reference) {
    annotations.put("io.containerd.image.name", reference);
    int colon = reference.lastIndexOf(':');
    Optional<String> tag =
        colon > reference.lastIndexOf('/')
            ? Optional.of(reference.substring(colon + 1))
            : Optional.empty();
    annotations.put("org.opencontainers.image.ref.name", tag.orElse(reference));
  }
}

package io.github.imagescan.source;

import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.ProblemSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Docker's image manifest of schema 1: layers and history newest first, each history entry a JSON
 * text of its own, the newest of which is the config.
 */
final class Schema1 {
  /** The layer of nothing that schema 1 has for instructions that made none. */
  private static final String EMPTY_LAYER =
      "a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4";

  private Schema1() {}

  static Image read(
      JsonDocument json, ImageName name, Store store, BlobNames blobNames, ProblemSink problems) {
    List<JsonDocument> fsLayers = json.items("/fsLayers");
    List<JsonDocument> texts = json.items("/history");
    Optional<JsonDocument> config = texts.stream().findFirst().flatMap(Schema1::compatibility);
    List<HistoryEntry> history = new ArrayList<>();
    List<ManifestParts.Part> layers = new ArrayList<>();
    for (int i = fsLayers.size() - 1; i >= 0; i--) {
      Optional<Digest> digest = fsLayers.get(i).text("/blobSum").flatMap(Digest::parse);
      Optional<JsonDocument> entry =
          i < texts.size() ? compatibility(texts.get(i)) : Optional.empty();
      boolean empty =
          entry.map(e -> e.flag("/throwaway")).orElse(false)
              && digest.map(Digest::hex).equals(Optional.of(EMPTY_LAYER));
      history.add(
          new HistoryEntry(
              history.size(),
              entry.map(Schema1::createdBy).orElse(""),
              entry.flatMap(e -> e.text("/comment")).orElse(""),
              entry.flatMap(e -> e.text("/author")).orElse(""),
              empty));
      if (!empty) {
        layers.add(
            new ManifestParts.Part(
                digest.map(Digest::toString).orElse("a layer without a digest"),
                digest.flatMap(d -> blobNames.find(store, d)),
                digest,
                -1,
                "",
                false));
      }
    }
    ManifestParts parts =
        new ManifestParts(
            name,
            config.flatMap(Platform::read),
            Optional.empty(),
            Optional.empty(),
            config,
            List.of(new NamedDocument("manifest", json)),
            layers);
    return parts.image(history, problems);
  }

  private static Optional<JsonDocument> compatibility(JsonDocument entry) {
    return entry
        .text("/v1Compatibility")
        .flatMap(
            text -> {
              try {
                return Optional.of(JsonDocument.parse(text.getBytes(StandardCharsets.UTF_8)));
              } catch (IOException e) {
                return Optional.empty();
              }
            });
  }

  /** The command as {@code created_by} would have it. */
  static String createdBy(JsonDocument entry) {
    return String.join(
        " ",
        entry.items("/container_config/Cmd").stream()
            .flatMap(word -> word.text("").stream())
            .toList());
  }
}

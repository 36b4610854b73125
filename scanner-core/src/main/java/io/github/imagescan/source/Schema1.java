package io.github.imagescan.source;

import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.io.IOException;
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

  private final Store store;
  private final BlobNames blobNames;
  private final Documents documents;
  private final ProblemSink problems;

  Schema1(Store store, BlobNames blobNames, Documents documents, ProblemSink problems) {
    this.store = store;
    this.blobNames = blobNames;
    this.documents = documents;
    this.problems = problems;
  }

  Image read(JsonDocument json, ImageName name, Place where) {
    List<JsonDocument> fsLayers = json.items("/fsLayers");
    List<JsonDocument> texts = json.items("/history");
    List<Optional<JsonDocument>> entries = new ArrayList<>();
    texts.forEach(text -> entries.add(compatibility(text, where)));
    Optional<JsonDocument> config = entries.stream().findFirst().flatMap(entry -> entry);
    List<HistoryEntry> history = new ArrayList<>();
    List<ManifestParts.Part> layers = new ArrayList<>();
    for (int i = fsLayers.size() - 1; i >= 0; i--) {
      Optional<Digest> digest = fsLayers.get(i).text("/blobSum").flatMap(Digest::parse);
      Optional<JsonDocument> entry = i < entries.size() ? entries.get(i) : Optional.empty();
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

  private Optional<JsonDocument> compatibility(JsonDocument entry, Place where) {
    try {
      return Optional.of(documents.parse(entry.text("/v1Compatibility").orElse("")));
    } catch (IOException e) {
      problems.problem(
          new Problem(
              Problem.Kind.CONFIG_UNREADABLE,
              where,
              "the v1Compatibility of a history entry is " + e.getMessage(),
              "save the image again"));
      return Optional.empty();
    }
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

package io.github.imagescan.source;

import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a manifest of any form names, found in the store; from which an {@link Image} is put
 * together.
 */
record ManifestParts(
    ImageName name,
    Optional<Platform> platform,
    Optional<Digest> manifestDigest,
    Optional<Digest> configDigest,
    Optional<JsonDocument> config,
    List<NamedDocument> documents,
    List<Part> layers) {

  /** Container runtimes put a few hundred layers on one another at most. */
  private static final int MAX_LAYERS = 4_096;

  /**
   * A layer as the manifest has it.
   *
   * @param shownName what a message calls it
   * @param size claimed; -1 where none is
   */
  record Part(
      String shownName,
      Optional<StoredBlob> blob,
      Optional<Digest> digest,
      long size,
      String mediaType,
      boolean foreign) {

    /** By its media type, whether it is a layer of an image. */
    boolean isOfAnImage() {
      return mediaType.contains(".image.")
          && (mediaType.contains(".layer") || mediaType.contains(".rootfs"));
    }

    Optional<StoredLayer> layer() {
      return blob.map(
          stored ->
              new StoredLayer(
                  stored,
                  digest,
                  size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
                  mediaType));
    }
  }

  Image image(ProblemSink problems) {
    List<HistoryEntry> history = config.map(ManifestParts::history).orElse(List.of());
    return image(history, problems);
  }

  Image image(List<HistoryEntry> history, ProblemSink problems) {
    if (config.filter(json -> !json.isObject()).isPresent()) {
      problems.problem(
          new Problem(
              Problem.Kind.CONFIG_UNREADABLE,
              new Place.InImage(name.reference(), new Place.ConfigPointer("")),
              "is no JSON object",
              "save the image again"));
    }
    return new Image(
        name,
        platform.or(() -> config.flatMap(Platform::read)),
        manifestDigest,
        configDigest,
        config,
        documents,
        layerUses(history, problems),
        history);
  }

  /** The layers of an artifact, which has neither diffIDs nor history. */
  List<LayerUse> blobs(ProblemSink problems) {
    List<LayerUse> uses = new ArrayList<>();
    int count = count(problems);
    for (int i = 0; i < count; i++) {
      uses.add(use(i, Optional.empty(), OptionalInt.empty(), problems));
    }
    return uses;
  }

  private int count(ProblemSink problems) {
    if (layers.size() > MAX_LAYERS) {
      problems.problem(
          new Problem(
              Problem.Kind.LIMIT_REACHED,
              new Place.InImage(name.reference(), new Place.ManifestDocument()),
              "names " + layers.size() + " layers, of which " + MAX_LAYERS + " are read",
              "no runtime takes so many; see where the image comes from"));
    }
    return Math.min(layers.size(), MAX_LAYERS);
  }

  private List<LayerUse> layerUses(List<HistoryEntry> history, ProblemSink problems) {
    List<JsonDocument> diffIds = config.map(c -> c.items("/rootfs/diff_ids")).orElse(List.of());
    List<HistoryEntry> makers = history.stream().filter(entry -> !entry.emptyLayer()).toList();
    if (!history.isEmpty() && makers.size() != layers.size()) {
      mismatch(makers.size() + " of its history entries made a layer", problems);
    }
    if (diffIds.size() > layers.size()) {
      problems.problem(
          new Problem(
              Problem.Kind.BLOB_MISSING,
              new Place.InImage(name.reference(), new Place.ManifestDocument()),
              "the config has diffIDs of "
                  + diffIds.size()
                  + " layers, of which the manifest names "
                  + layers.size(),
              "save the image again, with all its layers"));
    } else if (!diffIds.isEmpty() && diffIds.size() != layers.size()) {
      mismatch("its config has " + diffIds.size() + " diffIDs", problems);
    }
    List<LayerUse> uses = new ArrayList<>();
    int count = count(problems);
    for (int i = 0; i < count; i++) {
      Optional<Digest> diffId =
          i < diffIds.size() ? diffIds.get(i).text("").flatMap(Digest::parse) : Optional.empty();
      OptionalInt maker =
          makers.size() == layers.size()
              ? OptionalInt.of(makers.get(i).index())
              : OptionalInt.empty();
      uses.add(use(i, diffId, maker, problems));
    }
    return uses;
  }

  private void mismatch(String what, ProblemSink problems) {
    problems.problem(
        new Problem(
            Problem.Kind.HISTORY_MISMATCH,
            new Place.InImage(name.reference(), new Place.ConfigPointer("")),
            what + ", yet the image has " + layers.size() + " layers",
            ""));
  }

  private LayerUse use(
      int index, Optional<Digest> diffId, OptionalInt history, ProblemSink problems) {
    Part part = layers.get(index);
    if (part.blob.isEmpty()) {
      problems.problem(missing(index, part));
    }
    return new LayerUse(index, part.layer().map(layer -> layer), part.digest, diffId, history);
  }

  private Problem missing(int index, Part part) {
    Place where = new Place.InImage(name.reference(), new Place.Layer(index));
    return part.foreign
        ? new Problem(
            Problem.Kind.FOREIGN_LAYER_MISSING,
            where,
            "the foreign layer " + part.shownName + " is not stored here",
            "pull it from its URL and scan it by itself")
        : new Problem(
            Problem.Kind.BLOB_MISSING,
            where,
            part.shownName + " is not stored here",
            "save the image again, with all its layers");
  }

  private static List<HistoryEntry> history(JsonDocument config) {
    List<HistoryEntry> history = new ArrayList<>();
    for (JsonDocument entry : config.items("/history")) {
      history.add(
          new HistoryEntry(
              history.size(),
              entry.text("/created_by").orElse(""),
              entry.text("/comment").orElse(""),
              entry.text("/author").orElse(""),
              entry.flag("/empty_layer")));
    }
    return history;
  }
}

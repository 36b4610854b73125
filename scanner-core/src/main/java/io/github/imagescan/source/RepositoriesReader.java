package io.github.imagescan.source;

import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads archives of docker before 1.10, which have no manifest.json: {@code repositories} names the
 * newest layer of each tag, and each layer's {@code <id>/json} its parent.
 */
final class RepositoriesReader {
  private final Store store;
  private final Documents loader;
  private final ImageNames imageNames;
  private final ProblemSink problems;

  RepositoriesReader(Store store, Documents loader, ImageNames imageNames, ProblemSink problems) {
    this.store = store;
    this.loader = loader;
    this.imageNames = imageNames;
    this.problems = problems;
  }

  List<Image> read(JsonDocument repositories) {
    List<Image> images = new ArrayList<>();
    Set<String> done = new HashSet<>();
    Set<String> names = new LinkedHashSet<>();
    repositories.strings().forEach(string -> names.add(string.pointer().split("/", 3)[1]));
    for (String pointer : names) {
      String repository = pointer.replace("~1", "/").replace("~0", "~");
      for (Map.Entry<String, String> tag : repositories.texts("/" + pointer).entrySet()) {
        if (done.add(tag.getValue())) {
          images.add(image(repository + ":" + tag.getKey(), tag.getValue(), repositories));
        }
      }
    }
    return images;
  }

  private Image image(String reference, String top, JsonDocument repositories) {
    var name = imageNames.of(Optional.of(reference));
    Optional<JsonDocument> config = Optional.empty();
    List<JsonDocument> entries = new ArrayList<>();
    List<ManifestParts.Part> layers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<String> id = Optional.of(top);
    while (id.isPresent() && seen.add(id.get())) {
      String folder = id.get();
      Optional<JsonDocument> json = json(folder, name.reference());
      config = config.or(() -> json);
      json.ifPresent(entries::add);
      layers.add(
          new ManifestParts.Part(
              folder + "/layer.tar",
              store.find(folder + "/layer.tar"),
              Optional.empty(),
              -1,
              "",
              false));
      id = json.flatMap(j -> j.text("/parent"));
    }
    List<NamedDocument> documents = new ArrayList<>();
    documents.add(new NamedDocument("manifest", repositories));
    entries.forEach(entry -> documents.add(new NamedDocument("layer json", entry)));
    Collections.reverse(entries);
    Collections.reverse(layers);
    ManifestParts parts =
        new ManifestParts(
            name,
            config.flatMap(Platform::read),
            Optional.empty(),
            Optional.empty(),
            config,
            documents,
            layers);
    return parts.image(history(entries), problems);
  }

  private Optional<JsonDocument> json(String id, String image) {
    Place where = new Place.InImage(image, new Place.ConfigPointer(""));
    Optional<StoredBlob> blob = store.find(id + "/json");
    if (blob.isEmpty()) {
      problems.problem(
          new Problem(
              Problem.Kind.BLOB_MISSING,
              where,
              id + "/json is not stored here",
              "save the image again"));
      return Optional.empty();
    }
    return loader
        .load(blob.get(), Documents.Claim.NONE, Problem.Kind.CONFIG_UNREADABLE, where)
        .map(Documents.Loaded::json);
  }

  private static List<HistoryEntry> history(List<JsonDocument> entries) {
    List<HistoryEntry> history = new ArrayList<>();
    for (JsonDocument entry : entries) {
      history.add(
          new HistoryEntry(
              history.size(),
              Schema1.createdBy(entry),
              entry.text("/comment").orElse(""),
              entry.text("/author").orElse(""),
              false));
    }
    return history;
  }
}

package io.github.imagescan.source;

import io.github.imagescan.oci.Descriptor;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the manifest.json of {@code docker save}, which podman, skopeo, jib and kaniko write too:
 * an array of images, each with the names of its config and of its layers in the archive.
 */
final class DockerArchiveReader {
  /**
   * Names that tell the digest of what they name: {@code blobs/sha256/<hex>}, {@code <hex>.json}.
   */
  private static final Pattern CONFIG =
      Pattern.compile("(?:blobs/sha256/|sha256:)?([0-9a-f]{64})(?:\\.json)?");

  private static final Pattern BLOB = Pattern.compile("blobs/([a-z0-9]+)/([0-9a-f]+)");

  private final Store store;
  private final Documents documents;
  private final ImageNames imageNames;
  private final ProblemSink problems;

  DockerArchiveReader(
      Store store, Documents documents, ImageNames imageNames, ProblemSink problems) {
    this.store = store;
    this.documents = documents;
    this.imageNames = imageNames;
    this.problems = problems;
  }

  /** By the digest that the config's name tells, the first tag of each image. */
  static Map<Digest, String> references(JsonDocument manifestJson) {
    Map<Digest, String> references = new LinkedHashMap<>();
    for (JsonDocument entry : manifestJson.items("")) {
      Optional<String> tag = tag(entry);
      Optional<Digest> config = entry.text("/Config").flatMap(DockerArchiveReader::digestOfName);
      if (tag.isPresent() && config.isPresent()) {
        references.putIfAbsent(config.get(), tag.get());
      }
    }
    return references;
  }

  private static Optional<String> tag(JsonDocument entry) {
    return entry.items("/RepoTags").stream().flatMap(tag -> tag.text("").stream()).findFirst();
  }

  private static Optional<Digest> digestOfName(String config) {
    Matcher name = CONFIG.matcher(config);
    return name.matches() ? Digest.parse("sha256:" + name.group(1)) : Optional.empty();
  }

  /**
   * The images, in order.
   *
   * @param known those that the index beside it names: they are the same, unless the layers differ
   */
  List<Image> read(JsonDocument manifestJson, List<Manifest> known, Optional<Platform> wanted) {
    List<Image> images = new ArrayList<>();
    for (JsonDocument entry : manifestJson.items("")) {
      Optional<Digest> config = entry.text("/Config").flatMap(DockerArchiveReader::digestOfName);
      if (known.stream().noneMatch(manifest -> isSame(entry, config, manifest))) {
        Image image = image(entry, config);
        if (wanted.isEmpty()
            || image.platform().isEmpty()
            || wanted.get().accepts(image.platform().get())) {
          images.add(image);
        }
      }
    }
    return images;
  }

  private boolean isSame(JsonDocument entry, Optional<Digest> config, Manifest other) {
    if (config.isEmpty() || !config.equals(other.configDigest())) {
      return false;
    }
    List<ManifestParts.Part> layers = layers(entry, other.config());
    if (layers.size() != other.layers().size()) {
      return false;
    }
    return IntStream.range(0, layers.size())
        .allMatch(i -> isSame(layers.get(i), other.layers().get(i)));
  }

  private static boolean isSame(ManifestParts.Part part, LayerUse use) {
    Optional<Layer> layer = use.layer();
    return part.blob().map(StoredBlob::key).equals(layer.map(Layer::key))
        && part.digest().equals(use.digest())
        && (layer.isEmpty()
            || part.size() < 0
            || layer.get().size().equals(OptionalLong.of(part.size())));
  }

  private Image image(JsonDocument entry, Optional<Digest> claimed) {
    var name = imageNames.of(tag(entry));
    List<NamedDocument> described = new ArrayList<>();
    described.add(new NamedDocument("manifest", entry));
    Optional<Documents.Loaded> config =
        config(
            entry.text("/Config").orElse(""),
            claimed,
            new Place.InImage(name.reference(), new Place.ConfigPointer("")),
            rest -> described.add(new NamedDocument("config", rest)));
    if (entry.at("/Layers").filter(layers -> !layers.isArray()).isPresent()) {
      problems.problem(
          new Problem(
              Problem.Kind.MANIFEST_UNREADABLE,
              new Place.InImage(name.reference(), new Place.ManifestDocument()),
              "its Layers are no list",
              "save the image again"));
    }
    return new ManifestParts(
            name,
            Optional.empty(),
            Optional.empty(),
            claimed.or(() -> config.map(Documents.Loaded::digest)),
            config.map(Documents.Loaded::json),
            described,
            layers(entry, config.map(Documents.Loaded::json)))
        .image(problems);
  }

  private Optional<Documents.Loaded> config(
      String name, Optional<Digest> claimed, Place where, Consumer<JsonDocument> rest) {
    Optional<StoredBlob> blob = store.find(name);
    if (blob.isEmpty()) {
      problems.problem(
          new Problem(
              Problem.Kind.BLOB_MISSING,
              where,
              (name.isEmpty() ? "a config" : Printable.line(name)) + " is not stored here",
              "save the image again"));
      return Optional.empty();
    }
    return documents.load(
        blob.get(), new Documents.Claim(claimed, -1), Problem.Kind.CONFIG_UNREADABLE, where, rest);
  }

  private List<ManifestParts.Part> layers(JsonDocument entry, Optional<JsonDocument> config) {
    List<ManifestParts.Part> layers = new ArrayList<>();
    for (JsonDocument layer : entry.items("/Layers")) {
      String path = layer.text("").orElse("");
      Optional<Descriptor> source = layerSource(entry, config, layers.size());
      Optional<Digest> digest = source.map(Descriptor::digest).or(() -> blobDigest(path));
      layers.add(
          new ManifestParts.Part(
              EntryName.of(path).display(),
              store.find(path),
              digest,
              source.map(Descriptor::size).orElse(-1L),
              source.map(Descriptor::mediaType).orElse(""),
              source.map(Descriptor::isForeign).orElse(false)));
    }
    return layers;
  }

  private static Optional<Digest> blobDigest(String path) {
    Matcher name = BLOB.matcher(path);
    return name.matches() ? Digest.parse(name.group(1) + ":" + name.group(2)) : Optional.empty();
  }

  /** LayerSources has a descriptor for each diffID (docker 25 and later; in part before). */
  private static Optional<Descriptor> layerSource(
      JsonDocument entry, Optional<JsonDocument> config, int layer) {
    return config
        .flatMap(c -> c.text("/rootfs/diff_ids/" + layer))
        .filter(diffId -> Digest.parse(diffId).isPresent())
        .flatMap(diffId -> entry.at("/LayerSources/" + diffId))
        .flatMap(Descriptor::read);
  }
}

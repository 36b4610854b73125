package io.github.imagescan.source;

import io.github.imagescan.oci.Artifact;
import io.github.imagescan.oci.Descriptor;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.oci.Manifest.NamedDocument;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads indexes and manifests that name blobs by digest (OCI image-spec, image-index.md and
 * manifest.md; Docker's schema 2 is the same in all but media types). What a document is, its
 * members say, not the media type that is claimed.
 */
final class LayoutReader {
  /** Indexes in indexes beyond this depth, and manifests beyond this number, are not read. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_MANIFESTS = 10_000;
  private static final List<String> MANIFEST_MEMBERS = List.of("/layers", "/config", "/blobs");
  private static final Set<String> IMAGE_CONFIGS =
      Set.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json");
  private static final String REFERENCE_TYPE = "vnd.docker.reference.type";
  private static final String REFERENCE_DIGEST = "vnd.docker.reference.digest";

  /** How a manifest was reached: what the indexes above it say, innermost first. */
  private record Way(
      Optional<String> reference,
      Optional<Descriptor> descriptor,
      List<NamedDocument> indexes,
      List<Digest> digests) {

    static final Way START = new Way(Optional.empty(), Optional.empty(), List.of(), List.of());

    Way through(JsonDocument index) {
      List<NamedDocument> longer = new ArrayList<>();
      longer.add(new NamedDocument("index", index));
      longer.addAll(indexes);
      return new Way(reference, descriptor, longer, digests);
    }

    Way to(Descriptor next, Optional<String> itsReference) {
      List<Digest> longer = new ArrayList<>(digests);
      longer.add(next.digest());
      return new Way(reference.or(() -> itsReference), Optional.of(next), indexes, longer);
    }

    Optional<Digest> digest() {
      return descriptor.map(Descriptor::digest);
    }

    Optional<Platform> platform() {
      return descriptor
          .flatMap(Descriptor::platform)
          .filter(platform -> !platform.os().equals("unknown"));
    }

    Optional<String> annotation(String key) {
      return descriptor.map(d -> d.annotations().get(key));
    }
  }

  /**
   * A manifest that was read.
   *
   * @param subject of an attestation, the manifest it is about
   */
  private record Read(Manifest manifest, Optional<Digest> subject) {}

  private final Store store;
  private final BlobNames blobNames;
  private final ImageNames imageNames;
  private final Map<Digest, String> dockerReferences;
  private final Optional<Platform> wanted;
  private final ProblemSink problems;
  private final Documents documents;
  private final Set<Digest> seen = new HashSet<>();
  private final List<Read> read = new ArrayList<>();
  private final List<Descriptor> missing = new ArrayList<>();
  private boolean full;

  /**
   * @param dockerReferences by config digest, what docker's own manifest.json calls the images
   */
  LayoutReader(
      Store store,
      Documents documents,
      BlobNames blobNames,
      ImageNames imageNames,
      Map<Digest, String> dockerReferences,
      Optional<Platform> wanted,
      ProblemSink problems) {
    this.store = store;
    this.blobNames = blobNames;
    this.imageNames = imageNames;
    this.dockerReferences = dockerReferences;
    this.wanted = wanted;
    this.problems = problems;
    this.documents = documents;
  }

  /** Reads the index or the manifest that a layout begins with. */
  void readRoot(JsonDocument document, Optional<Digest> digest) {
    document(document, digest, Way.START, new Place.ManifestDocument());
  }

  private void document(JsonDocument json, Optional<Digest> digest, Way way, Place where) {
    boolean index = json.at("/manifests").isPresent();
    if (index) {
      index(json, way.through(json), where);
    }
    // Nothing forbids to be both, and everyone reads the half that he knows.
    if (MANIFEST_MEMBERS.stream().anyMatch(member -> json.at(member).isPresent())) {
      manifest(json, digest, way, where);
    } else if (json.at("/fsLayers").isPresent()) {
      keep(
          new Schema1(store, blobNames, documents, problems)
              .read(json, imageNames.of(way.reference), where),
          way);
    } else if (!index) {
      unreadable(where, "is neither an index nor a manifest of a schema that is known");
    }
  }

  private void index(JsonDocument index, Way way, Place where) {
    boolean top = way.descriptor.isEmpty();
    if (index.at("/manifests").filter(JsonDocument::isArray).isEmpty()) {
      unreadable(where, "is an index whose manifests are no list");
    } else if (!top && index.items("/manifests").isEmpty()) {
      unreadable(where, "is an index that names no manifest");
    }
    for (JsonDocument item : index.items("/manifests")) {
      if (full) {
        return;
      }
      Optional<Descriptor> descriptor = Descriptor.read(item);
      if (descriptor.isEmpty()) {
        unreadable(
            way.digest().<Place>map(Place.Blob::new).orElse(new Place.ManifestDocument()),
            "an entry of the index has no digest");
      } else if (isWanted(descriptor.get())) {
        follow(descriptor.get(), way);
      }
    }
  }

  private boolean isWanted(Descriptor descriptor) {
    return wanted.isEmpty()
        || descriptor.platform().isEmpty()
        || descriptor.platform().get().os().equals("unknown")
        || wanted.get().accepts(descriptor.platform().get());
  }

  private void follow(Descriptor descriptor, Way way) {
    Place where = new Place.Blob(descriptor.digest());
    if (way.digests.contains(descriptor.digest()) || way.digests.size() >= MAX_DEPTH) {
      unreadable(where, "is an index that is part of a cycle, or nested too deep");
      return;
    }
    if (!seen.add(descriptor.digest())) {
      return;
    }
    if (seen.size() > MAX_MANIFESTS) {
      full = true;
      unreadable(
          where, "is one of more than " + MAX_MANIFESTS + " manifests; the others were not read");
      return;
    }
    Optional<StoredBlob> blob = blobNames.find(store, descriptor.digest());
    if (blob.isEmpty()) {
      missing.add(descriptor);
      return;
    }
    Documents.Claim claim =
        new Documents.Claim(Optional.of(descriptor.digest()), descriptor.size());
    Way next = way.to(descriptor, imageNames.reference(descriptor.annotations()));
    documents
        .load(blob.get(), claim, Problem.Kind.MANIFEST_UNREADABLE, where)
        .ifPresent(
            loaded -> document(loaded.json(), Optional.of(descriptor.digest()), next, where));
  }

  private void manifest(JsonDocument json, Optional<Digest> digest, Way way, Place where) {
    Optional<Descriptor> config = json.at("/config").flatMap(Descriptor::read);
    ImageName name =
        imageNames.of(config.map(c -> dockerReferences.get(c.digest())).or(() -> way.reference));
    Optional<String> artifactType =
        json.text("/artifactType")
            .filter(type -> !type.isEmpty())
            .or(() -> way.annotation(REFERENCE_TYPE));
    Optional<StoredBlob> configBlob = config.flatMap(c -> blobNames.find(store, c.digest()));
    boolean imageConfig = config.isPresent() && IMAGE_CONFIGS.contains(config.get().mediaType());
    List<ManifestParts.Part> layers = layers(json, where);
    // An attestation has the config of an image, and layers of another kind; whatever its type
    // says, one with layers of an image can be run as one.
    boolean typed =
        artifactType.isPresent() && layers.stream().noneMatch(ManifestParts.Part::isOfAnImage);
    List<NamedDocument> above = new ArrayList<>();
    above.add(new NamedDocument("manifest", json));
    above.addAll(way.indexes);
    Optional<JsonDocument> configJson =
        config(
            name,
            config,
            configBlob,
            imageConfig && !typed,
            rest -> above.add(new NamedDocument("config", rest)));
    boolean image =
        !typed && (imageConfig || configJson.flatMap(c -> c.at("/rootfs/diff_ids")).isPresent());
    if (!image && configJson.isEmpty() && configBlob.isPresent()) {
      layers.add(part(config.orElseThrow()));
    }
    ManifestParts parts =
        new ManifestParts(
            name,
            way.platform(),
            digest,
            config.map(Descriptor::digest),
            configJson,
            above,
            layers);
    keep(image ? parts.image(problems) : artifact(parts, artifactType, config), way);
  }

  private Artifact artifact(
      ManifestParts parts, Optional<String> type, Optional<Descriptor> config) {
    return new Artifact(
        parts.name(),
        type.or(() -> config.map(Descriptor::mediaType)).orElse(""),
        parts.platform(),
        parts.manifestDigest(),
        parts.configDigest(),
        parts.config(),
        parts.documents(),
        parts.blobs(problems));
  }

  /** Of an artifact, the config need not be JSON: then it is one more of its blobs. */
  private Optional<JsonDocument> config(
      ImageName name,
      Optional<Descriptor> config,
      Optional<StoredBlob> blob,
      boolean ofImage,
      Consumer<JsonDocument> rest) {
    Place where = new Place.InImage(name.reference(), new Place.ConfigPointer(""));
    if (config.isEmpty()) {
      return Optional.empty();
    }
    if (blob.isEmpty()) {
      problems.problem(
          new Problem(
              Problem.Kind.BLOB_MISSING,
              where,
              config.get().digest() + " is not stored here",
              "save the image again"));
      return Optional.empty();
    }
    Documents.Claim claim =
        new Documents.Claim(Optional.of(config.get().digest()), config.get().size());
    Optional<Documents.Loaded> loaded =
        ofImage
            ? documents.load(blob.get(), claim, Problem.Kind.CONFIG_UNREADABLE, where, rest)
            : documents.loadIfJson(blob.get(), claim, where);
    return loaded.map(Documents.Loaded::json);
  }

  private List<ManifestParts.Part> layers(JsonDocument manifest, Place where) {
    List<ManifestParts.Part> parts = new ArrayList<>();
    for (String member : List.of("/layers", "/blobs")) {
      if (manifest.at(member).filter(list -> !list.isArray()).isPresent()) {
        unreadable(where, "is a manifest whose " + member.substring(1) + " are no list");
      }
      for (JsonDocument layer : manifest.items(member)) {
        parts.add(
            Descriptor.read(layer)
                .map(this::part)
                .orElseGet(
                    () ->
                        new ManifestParts.Part(
                            "a layer without a digest",
                            Optional.empty(),
                            Optional.empty(),
                            -1,
                            "",
                            false)));
      }
    }
    return parts;
  }

  private ManifestParts.Part part(Descriptor descriptor) {
    return new ManifestParts.Part(
        descriptor.digest().toString(),
        blobNames.find(store, descriptor.digest()),
        Optional.of(descriptor.digest()),
        descriptor.size(),
        descriptor.mediaType(),
        descriptor.isForeign());
  }

  private void keep(Manifest manifest, Way way) {
    if (wanted.isEmpty()
        || manifest.platform().isEmpty()
        || wanted.get().accepts(manifest.platform().get())) {
      read.add(new Read(manifest, way.annotation(REFERENCE_DIGEST).flatMap(Digest::parse)));
    }
  }

  /**
   * What was read, once all is: without attestations of manifests that are not wanted.
   *
   * @param savedByDocker whether docker's own manifest.json lies beside: then an index may name
   *     platforms that were never pulled
   */
  List<Manifest> finish(boolean savedByDocker) {
    for (Descriptor descriptor : missing) {
      problems.problem(notStored(descriptor, savedByDocker && !read.isEmpty()));
    }
    Set<Digest> kept = new HashSet<>();
    read.forEach(r -> r.manifest.manifestDigest().ifPresent(kept::add));
    return read.stream()
        .filter(r -> wanted.isEmpty() || r.subject.isEmpty() || kept.contains(r.subject.get()))
        .<Manifest>map(Read::manifest)
        .toList();
  }

  private static Problem notStored(Descriptor descriptor, boolean notPulled) {
    String what =
        "the manifest"
            + descriptor.platform().map(platform -> " of " + platform).orElse("")
            + " is named by the index and not stored here";
    return notPulled
        ? new Problem(
            Problem.Kind.PLATFORM_NOT_STORED,
            new Place.Blob(descriptor.digest()),
            what,
            "pull that platform and save it, if it is to be scanned")
        : new Problem(
            Problem.Kind.BLOB_MISSING,
            new Place.Blob(descriptor.digest()),
            what,
            "save the image again");
  }

  private void unreadable(Place where, String what) {
    problems.problem(
        new Problem(Problem.Kind.MANIFEST_UNREADABLE, where, what, "save the image again"));
  }
}

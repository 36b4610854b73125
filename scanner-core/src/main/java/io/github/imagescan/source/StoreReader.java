package io.github.imagescan.source;

import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which form a store has, and reads its images. */
final class StoreReader {
  private final String target;
  private final Store store;
  private final Documents documents;
  private final boolean folder;
  private final boolean cut;
  private final SourceOptions options;
  private final ImageNames imageNames;
  private final ProblemSink problems;

  /**
   * @param folder whether the store is a folder, not an archive
   * @param cut whether the archive is not whole
   */
  StoreReader(
      Target target,
      Store store,
      boolean folder,
      boolean cut,
      SourceOptions options,
      ProblemSink problems) {
    this.target = target.name();
    this.store = store;
    this.documents = new Documents(problems);
    this.folder = folder;
    this.cut = cut;
    this.options = options;
    this.imageNames = new ImageNames(options.imageName(), lastName(target));
    this.problems = problems;
  }

  private static String lastName(Target target) {
    if (target instanceof Target.PathTarget file) {
      var name = file.path().toAbsolutePath().normalize().getFileName();
      return name == null ? "root" : name.toString();
    }
    return "stdin";
  }

  /** A document at the top of the store; empty where there is none, or none that can be read. */
  private Optional<Documents.Loaded> top(String name) {
    return store
        .find(name)
        .flatMap(
            blob ->
                documents.load(
                    blob,
                    Documents.Claim.NONE,
                    Problem.Kind.MANIFEST_UNREADABLE,
                    new Place.Member(EntryName.of(name))));
  }

  Contents read() throws TargetException {
    Optional<Documents.Loaded> manifest = top("manifest.json");
    Optional<JsonDocument> docker =
        manifest.map(Documents.Loaded::json).filter(JsonDocument::isArray);
    Optional<JsonDocument> index =
        top("index.json").map(Documents.Loaded::json).filter(JsonDocument::isObject);
    List<Manifest> manifests = new ArrayList<>();
    String form;
    if (index.isPresent() || docker.isPresent()) {
      manifests.addAll(layoutAndDocker(index, docker));
      form =
          docker.isPresent() && !(folder && index.isPresent())
              ? "docker-archive"
              : folder ? "oci-layout" : "oci-archive";
    } else if (manifest.filter(m -> m.json().isObject()).isPresent()) {
      manifests.addAll(dir(manifest.get()));
      form = "dir";
    } else {
      Optional<JsonDocument> repositories =
          top("repositories").map(Documents.Loaded::json).filter(JsonDocument::isObject);
      if (repositories.isPresent()) {
        manifests.addAll(
            new RepositoriesReader(store, documents, imageNames, problems)
                .read(repositories.get()));
        form = "docker-archive";
      } else if (cut || hasManifest()) {
        manifests.add(salvaged());
        form = "docker-archive";
      } else {
        throw notAnImage();
      }
    }
    requireSomething(manifests, docker.or(() -> index));
    return new Contents(form, manifests, Optional.empty());
  }

  private List<Manifest> layoutAndDocker(
      Optional<JsonDocument> index, Optional<JsonDocument> docker) {
    Map<Digest, String> references = docker.map(DockerArchiveReader::references).orElse(Map.of());
    List<Manifest> manifests = new ArrayList<>();
    if (index.isPresent()) {
      LayoutReader reader =
          new LayoutReader(
              store,
              documents,
              BlobNames.LAYOUT,
              imageNames,
              references,
              options.platform(),
              problems);
      reader.readRoot(index.get(), Optional.empty());
      manifests.addAll(reader.finish(docker.isPresent()));
    }
    if (docker.isPresent()) {
      manifests.addAll(
          new DockerArchiveReader(store, documents, imageNames, problems)
              .read(docker.get(), List.copyOf(manifests), options.platform()));
    }
    return manifests;
  }

  private List<Manifest> dir(Documents.Loaded manifest) {
    LayoutReader reader =
        new LayoutReader(
            store, documents, BlobNames.DIR, imageNames, Map.of(), options.platform(), problems);
    reader.readRoot(manifest.json(), Optional.of(manifest.digest()));
    return reader.finish(false);
  }

  /** The layers of a cut archive whose manifest is lost, in the order of the archive. */
  private Image salvaged() throws TargetException {
    List<ManifestParts.Part> layers = new ArrayList<>();
    for (StoredBlob blob : store.all()) {
      if (blob.looksLikeLayer()) {
        layers.add(
            new ManifestParts.Part(blob.key(), Optional.of(blob), Optional.empty(), -1, "", false));
      }
    }
    if (layers.isEmpty()) {
      throw new TargetException(
          target,
          cut
              ? "the archive is cut off before anything of an image"
              : "its manifest cannot be read, and it has no layers",
          "save the image again");
    }
    problems.problem(
        new Problem(
            Problem.Kind.MANIFEST_UNREADABLE,
            new Place.TargetName(target),
            "the manifest cannot be read; its "
                + (layers.size() == 1
                    ? "one layer is read"
                    : layers.size() + " layers are read in the order they have")
                + ", without config and history",
            "save the image again"));
    return new ManifestParts(
            imageNames.ofFile(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            layers)
        .image(problems);
  }

  private boolean hasManifest() {
    return store.find("manifest.json").isPresent() || store.find("index.json").isPresent();
  }

  private void requireSomething(List<Manifest> manifests, Optional<JsonDocument> named)
      throws TargetException {
    if (options.platform().isPresent() && manifests.stream().noneMatch(Image.class::isInstance)) {
      problems.problem(
          new Problem(
              Problem.Kind.PLATFORM_MISSING,
              new Place.TargetName(target),
              "has no image of " + options.platform().get(),
              "scan all platforms by leaving out --platform, or save the image with that one"));
    } else if (manifests.isEmpty()
        && named.isPresent()
        && named.get().items("").isEmpty()
        && named.get().items("/manifests").isEmpty()) {
      throw new TargetException(
          target, "names no image at all", "save an image into it, then scan again");
    }
  }

  private String dockerfileInIt() {
    return Stream.of("Dockerfile", "Containerfile")
        .filter(name -> store.find(name).isPresent())
        .findFirst()
        .map(name -> ", or the " + name + " in it")
        .orElse("");
  }

  private TargetException notAnImage() {
    if (hasManifest()) {
      return new TargetException(target, "its manifest cannot be read", "save the image again");
    }
    List<EntryName> names = store.someNames();
    if (names.isEmpty()) {
      return new TargetException(
          target,
          "is an empty " + (folder ? "folder" : "archive"),
          "name an image: made by docker save, or an OCI layout");
    }
    String has =
        names.stream()
                .limit(Store.SOME - 1)
                .map(EntryName::display)
                .collect(Collectors.joining(", "))
            + (names.size() == Store.SOME ? ", …" : "");
    return new TargetException(
        target,
        "is no image: it has neither index.json nor manifest.json, but " + has,
        folder
            ? "name an OCI layout or a dir: folder" + dockerfileInIt()
            : "of a file system or a single layer make an image first, with docker import; "
                + "then docker save");
  }
}

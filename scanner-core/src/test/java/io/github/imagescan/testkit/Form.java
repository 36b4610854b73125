package io.github.imagescan.testkit;

import io.github.imagescan.place.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms in which tools store images. */
public enum Form {
  /** docker save up to 24: a folder a layer. */
  DOCKER_CLASSIC(true, Packing.PLAIN),
  /** docker save 25 to 28 on the graph-driver store: blobs, LayerSources and an OCI index. */
  DOCKER_25(true, Packing.PLAIN),
  /** docker save on the containerd store, and ctr images export: the blobs as pulled. */
  DOCKER_CONTAINERD(true, Packing.GZIP),
  /** podman save: layers named by diffID, and {@code layer.tar} links to them. */
  PODMAN(true, Packing.PLAIN),
  /** skopeo copy to docker-archive: as podman, and the manifest names the layers themselves. */
  SKOPEO(true, Packing.PLAIN),
  JIB(true, Packing.GZIP),
  KANIKO(true, Packing.GZIP),
  /** An OCI layout: as a folder or as a tar. */
  OCI(true, Packing.GZIP),
  /** The {@code dir:} folder of skopeo and podman; holds one image. */
  DIR(false, Packing.GZIP);

  private final boolean archive;
  private final Packing usual;

  Form(boolean archive, Packing usual) {
    this.archive = archive;
    this.usual = usual;
  }

  /** Whether tools write it as a tar. */
  public boolean isArchive() {
    return archive;
  }

  /** What a tool would write of these images. */
  public Archive write(List<ImageBuilder> images) {
    Archive archive = new Archive();
    List<Map<String, Object>> docker = new ArrayList<>();
    switch (this) {
      case DOCKER_CLASSIC -> images.forEach(image -> docker.add(classic(archive, image)));
      case PODMAN, SKOPEO -> images.forEach(image -> docker.add(linked(archive, image)));
      case JIB, KANIKO -> images.forEach(image -> docker.add(flat(archive, image)));
      case DOCKER_25, DOCKER_CONTAINERD, OCI -> {
        archive.withDirectory("blobs").withDirectory("blobs/sha256");
        OciWriter oci = new OciWriter(archive, usual);
        List<Map<String, Object>> descriptors = new ArrayList<>();
        for (ImageBuilder image : images) {
          descriptors.add(oci.manifest(image));
          if (this != OCI) {
            docker.add(oci.dockerEntry(image, this == DOCKER_25));
          }
        }
        oci.index(descriptors);
      }
      case DIR -> new OciWriter(archive, usual).dir(images.get(0));
    }
    if (!docker.isEmpty()) {
      archive.with("manifest.json", Json.bytes(docker));
    }
    if (this == DOCKER_CLASSIC || this == DOCKER_25 || this == PODMAN || this == SKOPEO) {
      archive.with("repositories", Json.bytes(Map.of("made/in-a-test", Map.of("1", "00"))));
    }
    return archive;
  }

  /**
   * An OCI layout whose index.json names one index, which names the images by platform; as {@code
   * buildx} and {@code buildah manifest push --all} write it.
   */
  public static Archive multiPlatform(String reference, List<ImageBuilder> images) {
    Archive archive = new Archive();
    OciWriter oci = new OciWriter(archive, Packing.GZIP);
    oci.index(List.of(oci.nested(reference, images.stream().map(oci::manifest).toList())));
    return archive;
  }

  private Map<String, Object> classic(Archive archive, ImageBuilder image) {
    List<String> names = new ArrayList<>();
    Map<Digest, String> first = new LinkedHashMap<>();
    for (int i = 0; i < image.layers.size(); i++) {
      byte[] stored = image.layers.get(i).stored(usual);
      String id = legacyId(image, i);
      legacyFiles(archive, id);
      String name = id + "/layer.tar";
      String known = first.putIfAbsent(Digest.sha256(stored), id);
      if (known == null) {
        archive.withOnce(name, stored);
      } else {
        archive.withSymlink(name, "../" + known + "/layer.tar");
      }
      names.add(name);
    }
    return dockerEntry(archive, image, image.configDigest().hex() + ".json", names);
  }

  private Map<String, Object> linked(Archive archive, ImageBuilder image) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < image.layers.size(); i++) {
      byte[] stored = image.layers.get(i).stored(usual);
      String blob = Digest.sha256(image.layers.get(i).tar()).hex() + ".tar";
      String id = legacyId(image, i);
      archive.withOnce(blob, stored);
      legacyFiles(archive, id);
      archive.withSymlink(id + "/layer.tar", "../" + blob);
      names.add(this == PODMAN ? id + "/layer.tar" : blob);
    }
    return dockerEntry(archive, image, image.configDigest().hex() + ".json", names);
  }

  private Map<String, Object> flat(Archive archive, ImageBuilder image) {
    List<String> names = new ArrayList<>();
    for (ImageBuilder.LayerPlan layer : image.layers) {
      byte[] stored = layer.stored(usual);
      String name = Digest.sha256(stored).hex() + ".tar.gz";
      archive.withOnce(name, stored);
      names.add(name);
    }
    return dockerEntry(
        archive, image, this == JIB ? "config.json" : image.configDigest().toString(), names);
  }

  private static Map<String, Object> dockerEntry(
      Archive archive, ImageBuilder image, String config, List<String> layers) {
    archive.withOnce(config, image.configJson());
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("Config", config);
    entry.put("RepoTags", image.reference.map(List::of).orElse(List.of()));
    entry.put("Layers", layers);
    return entry;
  }

  private static void legacyFiles(Archive archive, String id) {
    archive.withDirectory(id);
    archive.withOnce(id + "/VERSION", LayerBuilder.utf8("1.0"));
    archive.withOnce(id + "/json", Json.bytes(Map.of("id", id)));
  }

  /** Any 64 digits that differ from layer to layer of one image. */
  private static String legacyId(ImageBuilder image, int layer) {
    return Digest.sha256(LayerBuilder.utf8(image.configDigest() + "/" + layer)).hex();
  }
}

package io.github.imagescan.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample, built from its Dockerfile and saved in every form that buildah, podman, skopeo,
 * Docker and containerd write; and an image of its secret files as jib builds it.
 */
final class RealImages {
  private static final String NAME = "docker.io/library/leaky-app:1.0";

  private final Path work;
  private final Path sample;
  private final List<RealImage> saved = new ArrayList<>();

  /**
   * @param form by whom, as what: {@code skopeo oci zstd}
   * @param path archive or folder
   */
  record RealImage(String form, Path path) {
    @Override
    public String toString() {
      return form;
    }
  }

  /**
   * @param work an empty folder
   * @param sample the folder {@code leaky-app}
   */
  RealImages(Path work, Path sample) {
    this.work = work;
    this.sample = sample.toAbsolutePath().normalize();
  }

  /** Builds the Dockerfile and saves the image in all forms. */
  List<RealImage> ofTheDockerfile() throws IOException, InterruptedException {
    buildah(
        "bud",
        "--quiet",
        "--isolation",
        "chroot",
        "--layers",
        "--format",
        "docker",
        "--tag",
        NAME,
        context().toString());
    buildah(
        "push", "--quiet", NAME, "docker-archive:" + place("buildah docker-archive") + ":" + NAME);
    buildah("push", "--quiet", NAME, "oci:" + place("buildah oci") + ":" + NAME);
    for (String form : List.of("docker-archive", "oci-archive", "oci-dir", "docker-dir")) {
      podman("save", "--quiet", "--format", form, "--output", place("podman " + form), NAME);
    }
    String from = "docker-archive:" + work.resolve("podman-docker-archive");
    skopeo(from, "docker-archive:" + place("skopeo docker-archive") + ":" + NAME);
    skopeo(from, "dir:" + place("skopeo dir"));
    for (String compression : List.of("gzip", "zstd", "zstd:chunked")) {
      String format = "--dest-compress-format=" + compression;
      skopeo(format, from, "oci:" + place("skopeo oci " + compression) + ":" + NAME);
      skopeo(
          format, from, "oci-archive:" + place("skopeo oci-archive " + compression) + ":" + NAME);
      // Docker's manifests know no zstd.
      skopeo(
          "--format=oci",
          "--dest-compress",
          format,
          from,
          "dir:" + place("skopeo dir " + compression));
    }
    // It holds an unpacked image, whose links point out of the temporary folder.
    Tool.named("rm").run(work, "-rf", "store", "run");
    return List.copyOf(saved);
  }

  /**
   * Builds the Dockerfile with Docker and saves the image twice: as Docker's graph drivers do, and
   * as containerd does, which is Docker's other image store.
   */
  List<RealImage> ofDocker() throws IOException, InterruptedException {
    Path context = context();
    Path graph = work.resolve("docker-save");
    Path containerd = work.resolve("containerd-export");
    try (Dockerd dockerd = Dockerd.in(work.resolve("docker"))) {
      dockerd.docker("build", "--quiet", "--network", "none", "--tag", NAME, context.toString());
      dockerd.docker("save", "--output", graph.toString(), NAME);
      dockerd.ctr("images", "import", "--no-unpack", graph.toString());
      dockerd.ctr("images", "export", "--platform", "linux/amd64", containerd.toString(), NAME);
    }
    // It holds an unpacked image, whose links point out of the temporary folder.
    Tool.named("rm").run(work, "-rf", "docker");
    return List.of(
        new RealImage("docker save", graph), new RealImage("containerd export", containerd));
  }

  /** Builds an image of the files that hold secrets; jib deletes and overwrites nothing. */
  RealImage ofJib() throws IOException, InterruptedException {
    Path project = Files.createDirectories(work.resolve("jib"));
    Files.createDirectories(project.resolve("target/classes"));
    try (InputStream pom = RealImages.class.getResourceAsStream("/jib/pom.xml")) {
      Files.copy(pom, project.resolve("pom.xml"));
    }
    Path context = context();
    put(context.resolve(".netrc"), project.resolve("files/root/.netrc"));
    for (String file : List.of("server.key", "application.properties")) {
      put(context.resolve(file), project.resolve("files/app").resolve(file));
    }
    List<String> arguments = new ArrayList<>(List.of("--batch-mode", "--quiet", "jib:buildTar"));
    String repository = System.getProperty("localRepository");
    if (repository != null) {
      arguments.add("-Dmaven.repo.local=" + repository);
    }
    Tool.named("mvn").run(project, arguments.toArray(String[]::new));
    return new RealImage("jib", project.resolve("target/jib-image.tar"));
  }

  /** The build context, made when first asked for. */
  private Path context() throws IOException, InterruptedException {
    Path context = work.resolve("context");
    if (!Files.exists(context)) {
      Path busybox = Tool.named("busybox").program();
      Tool.named("bash")
          .run(work, sample.resolve("context").toString(), context.toString(), busybox.toString());
    }
    return context;
  }

  private static void put(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A path for an image of this form, which is noted as saved. */
  private String place(String form) {
    Path path = work.resolve(form.replaceAll("[ :]", "-"));
    saved.add(new RealImage(form, path));
    return path.toString();
  }

  private void buildah(String... arguments) throws IOException, InterruptedException {
    Tool.named("buildah").run(work, withStore(arguments));
  }

  private void podman(String... arguments) throws IOException, InterruptedException {
    Tool.named("podman").run(work, withStore(arguments));
  }

  private void skopeo(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("copy", "--quiet"));
    all.addAll(List.of(arguments));
    Tool.named("skopeo").run(work, all.toArray(String[]::new));
  }

  /** A store of our own, so that the user's images are neither seen nor touched. */
  private String[] withStore(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--root", work.resolve("store").toString(),
                "--runroot", work.resolve("run").toString(),
                "--storage-driver", "vfs"));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }
}

package io.github.imagescan.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Docker daemon of our own with the containerd it starts: nothing of it is seen from outside its
 * folder, and nothing has a network. Needs root.
 */
final class Dockerd implements AutoCloseable {
  private static final long STARTED_WITHIN_SECONDS = 60;

  private final Path folder;
  private final Process process;

  private Dockerd(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder a folder with a short path: sockets allow for a hundred characters
   */
  static Dockerd in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command =
        List.of(
            Tool.named("dockerd").program().toString(),
            "--storage-driver=vfs",
            "--iptables=false",
            "--ip6tables=false",
            "--ip-masq=false",
            "--bridge=none",
            "--data-root=" + folder.resolve("root"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--host=" + address(folder));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Dockerd dockerd = new Dockerd(folder, process);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTED_WITHIN_SECONDS);
    while (!dockerd.answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        dockerd.close();
        throw new AssertionError(
            "dockerd did not start:\n" + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(100);
    }
    return dockerd;
  }

  /** Calls {@code docker}; its older builder is the one that needs no plug-in. */
  void docker(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("DOCKER_BUILDKIT=0", "docker"));
    all.addAll(List.of("--host", address(folder)));
    all.addAll(List.of(arguments));
    Tool.named("env").run(folder, all.toArray(String[]::new));
  }

  /** Calls containerd's {@code ctr}, whose export is the {@code docker save} of newer Dockers. */
  void ctr(String... arguments) throws IOException, InterruptedException {
    Path socket = folder.resolve("exec/containerd/containerd.sock");
    List<String> all =
        new ArrayList<>(List.of("--address", socket.toString(), "--namespace", "imagescan"));
    all.addAll(List.of(arguments));
    Tool.named("ctr").run(folder, all.toArray(String[]::new));
  }

  /** Ends the daemon, whose containerd ends with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() throws IOException, InterruptedException {
    return Files.exists(folder.resolve("docker.sock"))
        && new ProcessBuilder("docker", "--host", address(folder), "version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  private static String address(Path folder) {
    return "unix://" + folder.resolve("docker.sock");
  }
}

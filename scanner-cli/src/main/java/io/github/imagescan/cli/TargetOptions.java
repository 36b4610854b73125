package io.github.imagescan.cli;

import io.github.imagescan.oci.Platform;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How targets are opened, as typed. */
@Heading("Targets")
final class TargetOptions {
  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH[/VARIANT]",
      description = "Only images of this platform (default: all).")
  @Nullable String platform;

  @Option(
      names = "--max-spool",
      paramLabel = "SIZE",
      description = "Most temporary disk space that standard input may take (default: 20GiB).")
  ByteSize maxSpool = new ByteSize(SourceOptions.DEFAULT_MAX_SPOOL);

  /**
   * What is meant by them.
   *
   * @param imageName in place of the one found
   * @param rereadable whether layers are looked at out of their order
   */
  SourceOptions meant(Optional<String> imageName, boolean rereadable) {
    Optional<Platform> wanted = Optional.ofNullable(platform).flatMap(Platform::parse);
    if (platform != null && wanted.isEmpty()) {
      throw new UsageException(
          "--platform is written OS/ARCH or OS/ARCH/VARIANT, as in linux/arm64; not '"
              + platform
              + "'");
    }
    return new SourceOptions(wanted, imageName, maxSpool.bytes(), rereadable);
  }

  /** The targets of the arguments; one that is named twice is scanned once. */
  static List<Target> targets(List<String> typed) {
    Map<Object, Target> targets = new LinkedHashMap<>();
    for (String argument : typed) {
      Target target = target(argument);
      boolean again = targets.putIfAbsent(identity(target), target) != null;
      if (again && target instanceof Target.StandardInput) {
        throw new UsageException("standard input can be read only once; give - once");
      }
    }
    return List.copyOf(targets.values());
  }

  private static Object identity(Target target) {
    if (!(target instanceof Target.PathTarget file)) {
      return target;
    }
    try {
      return file.path().toRealPath();
    } catch (IOException notThere) {
      return file.path().toAbsolutePath().normalize();
    }
  }

  /** The target of an argument: {@code -} is standard input. */
  static Target target(String typed) {
    if (typed.isEmpty()) {
      throw new UsageException("a TARGET is empty");
    }
    return typed.equals("-")
        ? new Target.StandardInput()
        : new Target.PathTarget(Paths.typed(typed), typed);
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.oci.Platform;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
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

  /** The target of an argument: {@code -} is standard input. */
  static Target target(String typed) {
    if (typed.isEmpty()) {
      throw new UsageException("a TARGET is empty");
    }
    return typed.equals("-")
        ? new Target.StandardInput()
        : new Target.PathTarget(Paths.typed(typed));
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.source.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Looks at where a report is to go, before an hour of scanning. */
final class ReportPlace {
  private ReportPlace() {}

  /** Refuses a place that cannot be written to. */
  static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new UsageException("the report cannot be written to " + file + ", which is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "the report cannot be written to "
              + file
              + ": there is no folder "
              + folder
              + "; make it first");
    }
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    boolean regular = !there || Files.isRegularFile(file);
    if (!Files.isWritable(regular ? folder : file)) {
      throw new UsageException("the report cannot be written to " + file + ": no permission");
    }
  }

  /** Keeps a target from being replaced by a report on it. */
  static void spare(Path file, List<Target> targets) {
    for (Target target : targets) {
      if (target instanceof Target.PathTarget path && same(file, path.path())) {
        throw new UsageException("the report would replace the target " + path.name());
      }
    }
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.exists(a) && Files.isRegularFile(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }
}

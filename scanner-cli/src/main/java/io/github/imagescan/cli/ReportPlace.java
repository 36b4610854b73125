package io.github.imagescan.cli;

import io.github.imagescan.report.ReportFile;
import io.github.imagescan.source.Target;
import java.io.IOException;
import java.nio.file.Files;
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
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new UsageException(
          "the report cannot be written to "
              + file
              + ", which is a link to "
              + target(file)
              + ", where nothing is; remove the link, or make that file");
    }
    boolean replaced =
        Files.isWritable(folder) && (!Files.exists(file) || Files.isRegularFile(file));
    if (!replaced && !Files.isWritable(file)) {
      throw new UsageException("the report cannot be written to " + file + ": no permission");
    }
  }

  /** Keeps a target from being replaced by a report on it. */
  static void spare(Path file, List<Target> targets) {
    for (Target target : targets) {
      if (target instanceof Target.PathTarget path && ReportFile.replaces(file, path.path())) {
        throw new UsageException("the report would replace the target " + path.name());
      }
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "somewhere";
    }
  }
}

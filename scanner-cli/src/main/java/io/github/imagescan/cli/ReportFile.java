package io.github.imagescan.cli;

import io.github.imagescan.source.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A file that is there whole or not at all: written beside its place, then moved onto it. What is
 * no regular file ({@code /dev/stdout}, a named pipe) is written straight.
 */
final class ReportFile implements AutoCloseable {
  private final Path place;
  private final Path written;
  private final OutputStream out;
  private boolean committed;

  private ReportFile(Path place, Path written, OutputStream out) {
    this.place = place;
    this.written = written;
    this.out = out;
  }

  /**
   * Opens the file for writing; the one at its place stays as it is until {@link #commit}.
   *
   * @param ownerOnly whether nobody else may read it, for it holds secrets in the clear
   */
  static ReportFile open(Path file, boolean ownerOnly) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new ReportFile(file, file, buffered(Files.newOutputStream(file)));
    }
    // A link stays a link: what it points to is replaced.
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    while (true) {
      Path written = place.resolveSibling("." + place.getFileName() + "." + random() + ".tmp");
      try {
        Files.createFile(written, permissions(ownerOnly));
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      // An interrupted run leaves nothing behind.
      written.toFile().deleteOnExit();
      OutputStream out = Files.newOutputStream(written, StandardOpenOption.WRITE);
      return new ReportFile(place, written, buffered(out));
    }
  }

  OutputStream out() {
    return out;
  }

  /** Puts what was written into its place. */
  void commit() throws IOException {
    out.close();
    if (!written.equals(place)) {
      try {
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    committed = true;
  }

  /** Without a {@link #commit} before, drops what was written. */
  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    try {
      out.close();
    } finally {
      if (!written.equals(place)) {
        Files.deleteIfExists(written);
      }
    }
  }

  private static FileAttribute<?>[] permissions(boolean ownerOnly) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return ownerOnly && posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, 1 << 16);
  }

  private static String random() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What stands against writing a report there, to be known before an hour of scanning. */
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

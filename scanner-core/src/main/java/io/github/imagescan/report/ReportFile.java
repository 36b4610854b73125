package io.github.imagescan.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that is there whole or not at all: written beside its place, then moved onto it. What is
 * no regular file ({@code /dev/stdout}, a named pipe) is written straight.
 */
public final class ReportFile implements AutoCloseable {
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
   * @throws IOException where the folder is missing or may not be written to
   */
  public static ReportFile open(Path file, boolean ownerOnly) throws IOException {
    if (Files.exists(file) && !canBeReplaced(file)) {
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

  /** What to write to; closed by {@link #commit} or {@link #close}. */
  public OutputStream out() {
    return out;
  }

  /** Puts what was written into its place. */
  public void commit() throws IOException {
    out.close();
    if (!written.equals(place)) {
      try {
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
      } catch (FileSystemException e) {
        overwrite(e);
      }
    }
    committed = true;
  }

  /**
   * A file that is a mount of its own, as containers have them, can be written and not replaced.
   */
  private void overwrite(FileSystemException irreplaceable) throws IOException {
    if (!Files.isRegularFile(place)) {
      throw irreplaceable;
    }
    try (OutputStream over = Files.newOutputStream(place)) {
      Files.copy(written, over);
    }
    Files.delete(written);
  }

  /** Without a {@link #commit} before, drops what was written; that it can't be is no matter. */
  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      out.close();
    } catch (IOException dropped) {
      // As far as it matters, whoever wrote to it was told.
    }
    if (!written.equals(place)) {
      // Or else when the process ends.
      written.toFile().delete();
    }
  }

  /** Whether the file is a regular one, in a folder where another can be put in its place. */
  private static boolean canBeReplaced(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.isWritable(file.toRealPath().getParent());
  }

  /** Whether a report at the place would be written over this file. */
  public static boolean replaces(Path place, Path file) {
    try {
      return Files.exists(place) && Files.isRegularFile(file) && Files.isSameFile(place, file);
    } catch (IOException e) {
      return false;
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
}

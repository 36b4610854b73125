package io.github.imagescan.source;

import io.github.imagescan.content.FileSlice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes that come only once: in memory up to a bound, then in a private file of the temporary
 * folder, which nobody else may read and which is gone when this is closed, or the process ends.
 */
final class Spool implements Closeable {
  /** Bytes kept in memory before the file is made. */
  private static final long IN_MEMORY = 16 << 20;

  /** What came could not be kept. */
  static final class SpoolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String next;

    private SpoolException(String what, String next) {
      super(what);
      this.next = next;
    }

    /** What the user can do. */
    String next() {
      return next;
    }

    private static SpoolException full(long max) {
      return new SpoolException(
          "more than " + max + " bytes would go to the temporary folder", "raise --max-spool");
    }

    private static SpoolException unwritable(IOException e) {
      Path folder = folder();
      String why =
          !Files.isDirectory(folder)
              ? "there is no such folder"
              : Files.isWritable(folder) ? reason(e) : "no permission";
      return new SpoolException(
          "the temporary folder " + folder + " cannot be written to: " + why,
          "name another one, with room: TMPDIR=FOLDER imagescan …");
    }

    private static String reason(IOException e) {
      String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
      return reason == null ? e.getClass().getSimpleName() : reason;
    }
  }

  /** Opens bytes that were kept; as often as wanted, by any thread. */
  @FunctionalInterface
  interface Kept {
    InputStream open() throws IOException;
  }

  private final long max;
  private long inMemory;
  private long inFile;
  private @Nullable FileChannel file;

  /**
   * @param max most bytes that go to the file
   */
  Spool(long max) {
    this.max = max;
  }

  /** Keeps bytes of about the given size. */
  Kept keep(InputStream bytes, long size) throws IOException {
    if (size > IN_MEMORY - inMemory) {
      long from = inFile;
      append(bytes);
      long length = inFile - from;
      return () -> new FileSlice(file(), from, length, true);
    }
    byte[] kept = readAll(bytes, (int) size);
    inMemory += kept.length;
    return () -> new ByteArrayInputStream(kept);
  }

  /** Writes everything to the file, which is returned; closing the spool closes it. */
  FileChannel file(InputStream bytes) throws IOException {
    append(bytes);
    return file();
  }

  private static byte[] readAll(InputStream bytes, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    bytes.transferTo(out);
    return out.toByteArray();
  }

  private void append(InputStream bytes) throws IOException {
    byte[] block = new byte[1 << 16];
    for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
      if (inFile + n > max) {
        throw SpoolException.full(max);
      }
      write(ByteBuffer.wrap(block, 0, n));
    }
  }

  private void write(ByteBuffer buffer) throws SpoolException {
    try {
      while (buffer.hasRemaining()) {
        inFile += file().write(buffer, inFile);
      }
    } catch (IOException e) {
      throw SpoolException.unwritable(e);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private FileChannel file() throws IOException {
    FileChannel opened = file;
    if (opened == null) {
      // Mode 0600 where the file system knows modes; unlinked at once where it can be.
      Path path = Files.createTempFile(folder(), "imagescan-", ".spool");
      opened =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = opened;
    }
    return opened;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}

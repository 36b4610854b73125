package io.github.imagescan.source;

import io.github.imagescan.content.FileSlice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

  /** More bytes came than {@code --max-spool} allows. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;

    FullException(long max) {
      super("more than " + max + " bytes would go to the temporary folder");
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
        throw new FullException(max);
      }
      ByteBuffer buffer = ByteBuffer.wrap(block, 0, n);
      while (buffer.hasRemaining()) {
        inFile += file().write(buffer, inFile);
      }
    }
  }

  private FileChannel file() throws IOException {
    FileChannel opened = file;
    if (opened == null) {
      // Mode 0600 where the file system knows modes; unlinked at once where it can be.
      Path path = Files.createTempFile("imagescan-", ".spool");
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

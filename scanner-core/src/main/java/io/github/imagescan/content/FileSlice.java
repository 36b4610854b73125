package io.github.imagescan.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A run of bytes of a file, read by position: several can be read at once. */
public final class FileSlice extends InputStream {
  private final FileChannel file;
  private final boolean whole;
  private long at;
  private long left;

  /**
   * The bytes from an offset on.
   *
   * @param file is not closed with this
   * @param whole whether a file that ends before the slice does is an error
   */
  public FileSlice(FileChannel file, long from, long length, boolean whole) {
    this.file = file;
    this.at = from;
    this.left = length;
    this.whole = whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    int n = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), at);
    if (n < 0 && whole) {
      throw new EOFException("cut off, " + left + " bytes are missing");
    }
    if (n > 0) {
      at += n;
      left -= n;
    }
    return n;
  }
}

package io.github.imagescan.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output, which tells a reader that went away ({@code | head}) from a real failure such as
 * a full disk. Closing it only flushes.
 */
final class StandardOutput extends FilterOutputStream {
  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  /** EPIPE has no type of its own in Java, only the system's text for it. */
  private static IOException told(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("pipe") ? new ReaderGoneException() : e;
  }

  /** Nobody reads standard output any more: nothing to complain about. */
  static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
      super("the reader of standard output is gone");
    }
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.place.Printable;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a stranger put into an image, on a terminal: it neither moves the cursor nor sends answers
 * to the shell. Lines and tabs stay.
 */
final class EscapedOutput extends FilterOutputStream {
  private static final int MAX_PIECE = 1 << 13;

  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

  EscapedOutput(OutputStream out) {
    super(out);
  }

  /** A piece ends before a line feed or a tab, or where it is long and a character begins. */
  @Override
  public void write(int b) throws IOException {
    boolean lineOrTab = b == '\n' || b == '\t';
    boolean begins = (b & 0xc0) != 0x80 || piece.size() > MAX_PIECE + 4;
    if (lineOrTab || piece.size() >= MAX_PIECE && begins) {
      writePiece();
    }
    if (lineOrTab) {
      out.write(b);
    } else {
      piece.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private void writePiece() throws IOException {
    out.write(Printable.of(piece.toByteArray()).getBytes(StandardCharsets.UTF_8));
    piece.reset();
  }

  @Override
  public void flush() throws IOException {
    writePiece();
    out.flush();
  }
}

package io.github.imagescan.content;

import static io.github.imagescan.content.UnpackException.Kind.DAMAGED;
import static io.github.imagescan.content.UnpackException.Kind.TRUNCATED;
import static io.github.imagescan.content.UnpackException.Kind.UNAVAILABLE;
import static io.github.imagescan.content.UnpackException.Kind.WINDOW_TOO_LARGE;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks zstd (RFC 8878), all frames of it, skippable ones passed over.
 *
 * <p>zstd-jni's own stream takes a second frame that is cut off for a good end when it came in one
 * read with the first; hence this loop. Windows of more than 2 to the 27th bytes are refused, which
 * is the library's default.
 */
final class ZstdFrames extends InputStream {
  private static final int BUFFER = 1 << 17;

  private final InputStream in;
  private final ZstdDecompressCtx context;
  private final byte[] block = new byte[BUFFER];
  private final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private boolean inFrame;
  private boolean moreInside;

  /**
   * Begins to unpack.
   *
   * @throws UnpackException where zstd's native code cannot be loaded: it is written to the
   *     temporary folder first, which must be there and allow programs to run
   */
  ZstdFrames(InputStream in) throws UnpackException {
    this.in = in;
    try {
      context = new ZstdDecompressCtx();
    } catch (LinkageError e) {
      throw new UnpackException(
          UNAVAILABLE,
          "zstd's native code cannot be loaded from the temporary folder "
              + System.getProperty("java.io.tmpdir"));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!plain.hasRemaining()) {
      if (!packed.hasRemaining() && !moreInside && !refill()) {
        if (inFrame) {
          throw new UnpackException(TRUNCATED, "the zstd data ends too early");
        }
        return -1;
      }
      unpack();
    }
    int n = Math.min(length, plain.remaining());
    plain.get(bytes, offset, n);
    return n;
  }

  private boolean refill() throws IOException {
    int n = Math.max(0, in.read(block, 0, block.length));
    packed.clear().put(block, 0, n).flip();
    return n > 0;
  }

  private void unpack() throws UnpackException {
    plain.clear();
    try {
      inFrame = !context.decompressDirectByteBufferStream(plain, packed);
    } catch (ZstdException e) {
      plain.limit(0);
      // The sign of the code differs between the library's entry points.
      throw Math.abs(e.getErrorCode()) == Zstd.errFrameParameterWindowTooLarge()
          ? new UnpackException(WINDOW_TOO_LARGE, "the zstd data needs a window over 128 MiB")
          : new UnpackException(DAMAGED, "the zstd data is damaged");
    }
    // A full buffer may have left content in the decoder, though all packed bytes are taken.
    moreInside = inFrame && !plain.hasRemaining();
    plain.flip();
  }

  @Override
  public void close() throws IOException {
    context.close();
    in.close();
  }
}

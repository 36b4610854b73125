package io.github.imagescan.content;

import io.github.imagescan.place.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored bytes under an {@link Unpacked}: counted, hashed where asked for, and sniffed. */
final class StoredBytes extends InputStream {
  private final InputStream in;
  private final @Nullable MessageDigest sha256;
  private byte[] head = new byte[0];
  private int headAt;
  private long count;
  private boolean ended;
  private boolean failed;

  StoredBytes(InputStream in, boolean hashed) {
    this.in = in;
    this.sha256 = hashed ? Digest.newSha256() : null;
  }

  /** Recognises the compression by the first bytes, which stay to be read. */
  Compression sniff() throws IOException {
    byte[] first = new byte[Compression.HEAD];
    int length = 0;
    while (length < first.length) {
      int n = fromSource(first, length, first.length - length);
      if (n < 0) {
        break;
      }
      length += n;
    }
    head = java.util.Arrays.copyOf(first, length);
    ended = false;
    return Compression.of(head, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    if (headAt < head.length && length > 0) {
      n = Math.min(length, head.length - headAt);
      System.arraycopy(head, headAt, bytes, offset, n);
      headAt += n;
    } else {
      n = fromSource(bytes, offset, length);
    }
    if (n > 0) {
      count += n;
      if (sha256 != null) {
        sha256.update(bytes, offset, n);
      }
    }
    return n;
  }

  private int fromSource(byte[] bytes, int offset, int length) throws IOException {
    try {
      int n = in.read(bytes, offset, length);
      ended = n < 0;
      return n;
    } catch (EOFException e) {
      failed = true;
      throw new UnpackException(
          UnpackException.Kind.TRUNCATED,
          "cut off after " + (count + head.length - headAt) + " bytes");
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Bytes that were read so far. */
  long count() {
    return count;
  }

  /** Whether the stream below threw. */
  boolean failed() {
    return failed;
  }

  /** Whether somebody read past the last byte. */
  boolean isEnded() {
    return ended;
  }

  /** The digest of all bytes; empty unless all were read. May be asked for once. */
  Optional<Digest> digest() {
    return ended && sha256 != null
        ? Optional.of(Digest.of("sha256", sha256.digest()))
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

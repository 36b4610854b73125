package io.github.imagescan.content;

import static io.github.imagescan.content.UnpackException.Kind.DAMAGED;
import static io.github.imagescan.content.UnpackException.Kind.LIMIT;
import static io.github.imagescan.content.UnpackException.Kind.RATIO;
import static io.github.imagescan.content.UnpackException.Kind.TRUNCATED;
import static io.github.imagescan.content.UnpackException.Kind.WINDOW_TOO_LARGE;

import io.github.imagescan.place.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * Stored bytes as what they are when unpacked: plain, or gzip, zstd, xz or bzip2, told by the bytes
 * themselves. Counts both, and takes the SHA-256 of both where asked for.
 *
 * <p>What cannot be read further throws {@link UnpackException}, again at every later read; what
 * was given before is good. An IOException of the stream below passes through.
 */
public final class Unpacked extends InputStream {
  private static final int BUFFER = 1 << 16;

  /** Enough for {@code xz -9}, which takes 65 MiB. */
  private static final int XZ_MEMORY_KIB = 100 << 10;

  private final StoredBytes stored;
  private final UnpackLimits limits;
  private final Compression compression;
  private final @Nullable MessageDigest sha256;
  private @Nullable InputStream plain;
  private long count;
  private boolean ended;
  private @Nullable UnpackException failure;
  private Optional<Digest> storedDigest = Optional.empty();
  private Optional<Digest> unpackedDigest = Optional.empty();

  private Unpacked(InputStream in, UnpackLimits limits, boolean hashed) throws IOException {
    this.stored = new StoredBytes(in, hashed);
    this.limits = limits;
    this.compression = stored.sniff();
    this.sha256 = hashed && compression != Compression.NONE ? Digest.newSha256() : null;
  }

  /** Opens stored bytes whose digests are wanted. */
  public static Unpacked hashed(InputStream stored, UnpackLimits limits) throws IOException {
    return new Unpacked(stored, limits, true);
  }

  /** Opens stored bytes whose digests nobody asks for. */
  public static Unpacked unhashed(InputStream stored, UnpackLimits limits) throws IOException {
    return new Unpacked(stored, limits, false);
  }

  private InputStream decoder() throws IOException {
    return switch (compression) {
      case NONE -> stored;
      case GZIP -> new GzipMembers(stored);
      case ZSTD -> new ZstdFrames(stored);
      case XZ -> new XZInputStream(new BufferedInputStream(stored, BUFFER), XZ_MEMORY_KIB);
      case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(stored, BUFFER), true);
    };
  }

  /** How the bytes are stored. */
  public Compression compression() {
    return compression;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    int n = unpack(bytes, offset, length);
    if (n < 0) {
      end();
      return -1;
    }
    if (n > limits.maxUnpacked() - count) {
      n = (int) (limits.maxUnpacked() - count);
      failure = new UnpackException(LIMIT, "more than " + limits.maxUnpacked() + " bytes unpacked");
      if (n == 0) {
        throw failure;
      }
    }
    count += n;
    if (sha256 != null) {
      sha256.update(bytes, offset, n);
    }
    if (failure == null && limits.ratioExceeded(stored.count(), count)) {
      failure =
          new UnpackException(
              RATIO, "unpacks to more than " + limits.maxRatio() + " times its stored size");
    }
    return n;
  }

  private int unpack(byte[] bytes, int offset, int length) throws IOException {
    try {
      InputStream from = plain;
      if (from == null) {
        from = decoder();
        plain = from;
      }
      return from.read(bytes, offset, length);
    } catch (IOException e) {
      throw explained(e);
    } catch (RuntimeException e) {
      // Decoders of damaged bytes are known to run out of their tables.
      throw explained(new IOException(e));
    }
  }

  /** What the libraries' own exceptions come to; those of the stream below stay as they are. */
  private IOException explained(IOException e) {
    if (e instanceof UnpackException known) {
      failure = known;
    } else if (stored.failed()) {
      return e;
    } else if (e instanceof MemoryLimitException) {
      failure =
          new UnpackException(
              WINDOW_TOO_LARGE, "the " + compression + " data needs too large a window");
    } else if (stored.isEnded()) {
      failure = new UnpackException(TRUNCATED, "the " + compression + " data ends too early");
    } else {
      failure = new UnpackException(DAMAGED, "the " + compression + " data is damaged");
    }
    return failure;
  }

  private void end() {
    if (!ended) {
      ended = true;
      if (sha256 != null) {
        unpackedDigest = Optional.of(Digest.of("sha256", sha256.digest()));
      }
    }
  }

  /**
   * Reads what is stored behind the unpacked bytes, or behind the place where unpacking failed, so
   * that {@link #storedDigest} is that of all.
   */
  public void drain() throws IOException {
    byte[] bytes = new byte[BUFFER];
    while (stored.read(bytes, 0, bytes.length) >= 0) {
      continue;
    }
    storedDigest();
  }

  /** Stored bytes read so far; all of them after {@link #drain}. */
  public long storedBytes() {
    return stored.count();
  }

  /** Unpacked bytes given so far. */
  public long unpackedBytes() {
    return count;
  }

  /** The digest of the stored bytes; empty before {@link #drain}, or where none was asked for. */
  public Optional<Digest> storedDigest() {
    if (storedDigest.isEmpty()) {
      storedDigest = stored.digest();
    }
    return storedDigest;
  }

  /** The digest of the unpacked bytes; empty before their end, or where none was asked for. */
  public Optional<Digest> unpackedDigest() {
    return compression == Compression.NONE && ended ? storedDigest() : unpackedDigest;
  }

  @Override
  public void close() throws IOException {
    if (plain != null) {
      plain.close();
    }
    stored.close();
  }
}

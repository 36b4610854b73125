package io.github.imagescan.testkit;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** How a layer or a whole archive is compressed. */
public enum Packing {
  PLAIN("", ""),
  GZIP(".gz", "gzip"),
  /** Several gzip members one after the other, as pigz and estargz write them. */
  GZIP_MEMBERS(".gz", "gzip"),
  ZSTD(".zst", "zstd"),
  /** A skippable frame, two frames, and another skippable one, as zstd:chunked has them. */
  ZSTD_FRAMES(".zst", "zstd"),
  XZ(".xz", "xz"),
  BZIP2(".bz2", "bzip2");

  private final String suffix;
  private final String algorithm;

  Packing(String suffix, String algorithm) {
    this.suffix = suffix;
    this.algorithm = algorithm;
  }

  /** What file names get: {@code .gz}. */
  public String suffix() {
    return suffix;
  }

  /** The media type of an OCI layer that is compressed so. */
  public String layerMediaType() {
    return "application/vnd.oci.image.layer.v1.tar" + (this == PLAIN ? "" : "+" + algorithm);
  }

  /** Compresses; the same bytes for the same input. */
  public byte[] pack(byte[] plain) {
    return switch (this) {
      case PLAIN -> plain.clone();
      case GZIP -> through(plain, GZIPOutputStream::new);
      case GZIP_MEMBERS ->
          join(GZIP.pack(half(plain, 0)), GZIP.pack(half(plain, 1)), GZIP.pack(new byte[0]));
      case ZSTD -> Zstd.compress(plain);
      case ZSTD_FRAMES ->
          join(
              skippableFrame(5),
              ZSTD.pack(half(plain, 0)),
              ZSTD.pack(half(plain, 1)),
              skippableFrame(300));
      case XZ -> through(plain, out -> new XZOutputStream(out, new LZMA2Options(1)));
      case BZIP2 -> through(plain, BZip2CompressorOutputStream::new);
    };
  }

  private static byte[] half(byte[] plain, int which) {
    int middle = plain.length / 2;
    return which == 0
        ? Arrays.copyOf(plain, middle)
        : Arrays.copyOfRange(plain, middle, plain.length);
  }

  /** A zstd frame that decoders pass over (RFC 8878, 3.1.2). */
  public static byte[] skippableFrame(int length) {
    byte[] frame = new byte[8 + length];
    byte[] magic = {0x5e, 0x2a, 0x4d, 0x18, (byte) length, (byte) (length >> 8)};
    System.arraycopy(magic, 0, frame, 0, magic.length);
    return frame;
  }

  /** The parts, one after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private interface Opening {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] through(byte[] plain, Opening compressor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = compressor.over(out)) {
      packed.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

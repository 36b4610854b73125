package io.github.imagescan.source;

import io.github.imagescan.content.Compression;
import io.github.imagescan.content.TarWalker;
import java.io.IOException;
import java.io.InputStream;

/** A file of an archive or a folder. */
interface StoredBlob {
  /** The same for the same file, whichever link led to it. */
  String key();

  /** Bytes, as the archive or the file system has it. */
  long size();

  /** Whether it went by already and cannot be opened. */
  boolean passed();

  /** Opens its bytes; cut off, they end with an EOFException. */
  InputStream open() throws IOException;

  /** Whether its first bytes are those of a layer: a tar, or something compressed. */
  default boolean looksLikeLayer() {
    try (InputStream in = open()) {
      byte[] head = in.readNBytes(HEAD);
      return isLayer(head);
    } catch (IOException e) {
      return false;
    }
  }

  /** How many bytes {@link #isLayer} looks at. */
  int HEAD = 512;

  /** Whether these are the first bytes of a layer. */
  static boolean isLayer(byte[] head) {
    return Compression.of(head, head.length) != Compression.NONE
        || TarWalker.isTar(head, head.length);
  }
}

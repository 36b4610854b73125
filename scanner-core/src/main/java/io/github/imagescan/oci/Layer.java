package io.github.imagescan.oci;

import io.github.imagescan.place.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** The stored blob of a layer, free of any image: many images may use it. */
public interface Layer {
  /**
   * The same for the same stored bytes of one target: what is scanned once is not scanned again.
   */
  String key();

  /** The digest of the stored bytes, as a descriptor claims it. */
  Optional<Digest> digest();

  /** The size of the stored bytes, as a descriptor or LayerSources claims it. */
  OptionalLong size();

  /** The media type, as claimed; empty where none is. */
  String mediaType();

  /**
   * Whether the bytes went by already: a source that is read once hands each blob to a {@code
   * BlobPass} before it knows the images. Such a layer cannot be opened.
   */
  boolean passed();

  /** Opens the stored bytes. */
  InputStream open() throws IOException;
}

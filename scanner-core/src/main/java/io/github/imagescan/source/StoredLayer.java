package io.github.imagescan.source;

import io.github.imagescan.oci.Layer;
import io.github.imagescan.place.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A layer whose blob is in the store, with what a manifest claims of it. */
record StoredLayer(StoredBlob blob, Optional<Digest> digest, OptionalLong size, String mediaType)
    implements Layer {
  @Override
  public String key() {
    return blob.key();
  }

  @Override
  public boolean passed() {
    return blob.passed();
  }

  @Override
  public InputStream open() throws IOException {
    if (blob.passed()) {
      throw new IOException("the blob went by already: " + blob.key());
    }
    return blob.open();
  }
}

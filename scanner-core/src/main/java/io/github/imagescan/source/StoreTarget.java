package io.github.imagescan.source;

import java.io.IOException;

/** A target whose members can be opened in any order, and again. */
record StoreTarget(StoreReader reader, Store store) implements OpenTarget {
  @Override
  public Contents read(BlobPass pass) throws TargetException {
    return reader.read();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}

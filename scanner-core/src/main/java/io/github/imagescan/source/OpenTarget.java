package io.github.imagescan.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A target whose form is known. */
public interface OpenTarget extends Closeable {
  /**
   * Reads all but the layers' bytes, once.
   *
   * <p>A target that can be read only from front to back (standard input, a compressed archive)
   * hands every blob that is no JSON to {@code pass} as it goes by, and its layers answer {@code
   * passed()} with true; JSON is kept, so a layer that is JSON (of an attestation) can be opened.
   * Of other targets {@code pass} is never called.
   *
   * <p>Layers can be opened, several at a time, until this is closed.
   *
   * @throws TargetException where nothing in it could be understood; whatever is wrong with a part
   *     is a problem
   */
  Contents read(BlobPass pass) throws TargetException;

  /** Takes the blobs of a target that is read once. */
  @FunctionalInterface
  interface BlobPass {
    /**
     * Takes one blob; need not read it to the end.
     *
     * @param key as {@link io.github.imagescan.oci.Layer#key()} will say
     * @param stored its stored bytes; reading past the end of a cut archive throws EOFException
     */
    void blob(String key, InputStream stored) throws IOException;
  }
}

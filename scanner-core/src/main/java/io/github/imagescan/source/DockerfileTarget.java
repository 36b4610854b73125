package io.github.imagescan.source;

import io.github.imagescan.source.Contents.DockerfileText;
import java.util.List;
import java.util.Optional;

/** A Dockerfile. */
record DockerfileTarget(DockerfileText text) implements OpenTarget {
  @Override
  public Contents read(BlobPass pass) {
    return new Contents("dockerfile", List.of(), Optional.of(text));
  }

  @Override
  public void close() {}
}

package io.github.imagescan.source;

import io.github.imagescan.oci.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * What a target holds.
 *
 * @param form {@code docker-archive}, {@code oci-archive}, {@code oci-layout}, {@code dir}, {@code
 *     dockerfile}
 * @param manifests images and artifacts, in the order of the archive
 * @param dockerfile the text, where the target is one
 */
public record Contents(String form, List<Manifest> manifests, Optional<DockerfileText> dockerfile) {
  public Contents {
    manifests = List.copyOf(manifests);
  }

  /** The text of a Dockerfile. */
  public record DockerfileText(String name, byte[] bytes) {}
}

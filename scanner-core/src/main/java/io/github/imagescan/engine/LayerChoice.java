package io.github.imagescan.engine;

import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Printable;
import io.github.imagescan.source.Contents;
import io.github.imagescan.source.TargetException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the layer that a user names.
 *
 * @param target what it is looked for in
 * @param platform the one asked for; empty: any
 */
record LayerChoice(String target, Optional<Platform> platform) {

  /**
   * The layer.
   *
   * @param named its number from 0, its digest or its diffID
   * @throws TargetException where there is none, or none that is stored
   */
  Layer of(Contents contents, String named) throws TargetException {
    if (contents.dockerfile().isPresent()) {
      throw new TargetException(target, "is a Dockerfile, which has no layers", "name an image");
    }
    if (platform.isPresent() && contents.manifests().stream().noneMatch(Image.class::isInstance)) {
      throw new TargetException(
          target, "has no image of " + platform.get(), "leave out --platform, or name one it has");
    }
    List<LayerUse> meant =
        contents.manifests().stream()
            .flatMap(manifest -> manifest.layers().stream())
            .filter(use -> isCalled(use, named))
            .toList();
    if (meant.isEmpty()) {
      throw new TargetException(
          target,
          "has no layer " + Printable.line(named),
          "give its number from 0, its digest or its diffID, as reports show them");
    }
    return meant.stream()
        .flatMap(use -> use.layer().stream())
        .findFirst()
        .orElseThrow(
            () ->
                new TargetException(
                    target, "layer " + named + " is not stored in it", "save the image again"));
  }

  private static boolean isCalled(LayerUse use, String named) {
    Optional<Digest> digest = Digest.parse(named);
    return digest.isPresent()
        ? digest.equals(use.digest()) || digest.equals(use.diffId())
        : named.equals(Integer.toString(use.index()));
  }
}

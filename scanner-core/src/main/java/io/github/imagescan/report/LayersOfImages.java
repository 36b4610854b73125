package io.github.imagescan.report;

import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up layers by image and index: what hides a file is told by the layer's instruction. */
public final class LayersOfImages {
  private final Map<ImageInfo, List<ScannedLayer>> layers = new HashMap<>();

  /** The layers of these images. */
  public LayersOfImages(List<ScannedImage> images) {
    images.forEach(image -> layers.putIfAbsent(image.image(), image.layers()));
  }

  /** The layer; empty where nothing is known of it. */
  public Optional<ScannedLayer> find(ImageInfo image, int index) {
    return layers.getOrDefault(image, List.of()).stream()
        .filter(layer -> layer.index() == index)
        .findFirst();
  }
}

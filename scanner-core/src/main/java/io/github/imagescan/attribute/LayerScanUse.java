package io.github.imagescan.attribute;

import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.oci.LayerUse;
import java.util.Optional;

/**
 * A layer of an image's stack and what was found in it.
 *
 * @param scan empty where the layer is missing or could not be read at all
 */
public record LayerScanUse(LayerUse use, Optional<LayerScan> scan) {}

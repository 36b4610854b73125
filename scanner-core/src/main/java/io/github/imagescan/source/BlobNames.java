package io.github.imagescan.source;

import io.github.imagescan.place.Digest;
import java.util.Optional;

/** Under which name a store keeps the blob of a digest. */
@FunctionalInterface
interface BlobNames {
  /** {@code blobs/sha256/<hex>} (OCI image-spec, image-layout.md). */
  BlobNames LAYOUT =
      (store, digest) -> store.find("blobs/" + digest.algorithm() + "/" + digest.hex());

  /**
   * {@code <hex>}, as the {@code dir:} folders of skopeo and podman have it; of manifests in a list
   * {@code <hex>.manifest.json}.
   */
  BlobNames DIR =
      (store, digest) ->
          store
              .find(digest.hex())
              .or(() -> store.find(digest.hex() + ".manifest.json"))
              .or(() -> store.find(digest.algorithm() + "-" + digest.hex()));

  /** The blob, where there is one. */
  Optional<StoredBlob> find(Store store, Digest digest);
}

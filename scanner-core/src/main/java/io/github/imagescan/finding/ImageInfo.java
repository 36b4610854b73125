package io.github.imagescan.finding;

import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import java.util.Optional;

/**
 * Which image a finding is of.
 *
 * @param target what the user named, for the commands that reports show
 * @param form {@code docker-archive}, {@code oci-layout}, {@code dockerfile} …
 */
public record ImageInfo(
    ImageName name,
    String target,
    String form,
    Optional<Platform> platform,
    Optional<Digest> manifestDigest,
    Optional<Digest> configDigest) {}

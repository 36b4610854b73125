package io.github.imagescan.attribute;

import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.match.Candidate;

/**
 * A candidate at its place in the image.
 *
 * @param stablePlace the place, as it stays when unrelated parts of the image change
 * @param avoid what would have kept it out
 */
record Sighting(
    Candidate candidate,
    Occurrence occurrence,
    Arrival arrival,
    String stablePlace,
    String avoid) {}

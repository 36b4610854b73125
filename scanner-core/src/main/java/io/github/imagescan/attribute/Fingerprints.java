package io.github.imagescan.attribute;

import io.github.imagescan.finding.Fingerprint;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.Digest;
import io.github.imagescan.rule.RuleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes the fingerprints of one image's findings, in the order in which they came in. Users keep
 * them in baselines: what goes in, and how, is for ever.
 */
final class Fingerprints {
  private final ImageName image;
  private final Map<List<String>, Integer> seen = new HashMap<>();

  Fingerprints(ImageName image) {
    this.image = image;
  }

  /** The fingerprint of the next finding. */
  Fingerprint next(RuleId rule, String place) {
    int ordinal = seen.merge(List.of(rule.value(), place), 1, Integer::sum) - 1;
    MessageDigest digest = Digest.newSha256();
    for (String part : List.of("1", rule.value(), image.stable(), place, "" + ordinal)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }
}

package io.github.imagescan.engine;

import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds what was read of a layer against what manifest and config claim of it. */
record LayerClaims(LayerUse use, Layer layer, LayerScan scan) {

  void check(ProblemSink problems) {
    Place here = new Place.Layer(use.index());
    Optional<Digest> stored = stored();
    Optional<String> digest = mismatch("its digest", layer.digest(), stored);
    Optional<String> diffId = mismatch("its diffID", use.diffId(), scan.diffId());
    digest.ifPresent(what -> problems.problem(claimed(Problem.Kind.DIGEST_MISMATCH, here, what)));
    diffId.ifPresent(what -> problems.problem(claimed(Problem.Kind.DIFFID_MISMATCH, here, what)));
    boolean otherSize = scan.digest().isPresent() && size() >= 0 && size() != scan.size();
    if (otherSize) {
      String what = "its size is " + scan.size() + " bytes, said to be " + size();
      problems.problem(claimed(Problem.Kind.SIZE_MISMATCH, here, what));
    }
    boolean refuted = digest.isPresent() || diffId.isPresent() || otherSize && scan.size() < size();
    if (scan.readToEnd() && !scan.endBlocks() && (refuted || scan.size() == 0 && !confirmed())) {
      problems.problem(
          new Problem(
              Problem.Kind.LAYER_TRUNCATED,
              here,
              "it has no end blocks and is not what it is said to be: it is probably cut off after "
                  + scan.size()
                  + " bytes",
              "save the image again"));
    }
  }

  private long size() {
    OptionalLong claimed = layer.size();
    return claimed.isPresent() ? claimed.getAsLong() : -1;
  }

  private boolean confirmed() {
    return layer.digest().isPresent() && layer.digest().equals(scan.digest())
        || use.diffId().isPresent() && use.diffId().equals(scan.diffId());
  }

  /** By the algorithm of the claim; SHA-256 was taken while the layer was read. */
  private Optional<Digest> stored() {
    boolean other = layer.digest().filter(claim -> claim.algorithm().equals("sha512")).isPresent();
    if (!other || layer.passed() || scan.digest().isEmpty()) {
      return scan.digest();
    }
    try (InputStream in = layer.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      byte[] block = new byte[1 << 16];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return Optional.of(Digest.of("sha512", digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-512", e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> mismatch(
      String what, Optional<Digest> claim, Optional<Digest> computed) {
    return claim
        .filter(
            c ->
                computed
                    .filter(is -> is.algorithm().equals(c.algorithm()) && !is.equals(c))
                    .isPresent())
        .map(c -> what + " is " + computed.get() + ", said to be " + c);
  }

  private static Problem claimed(Problem.Kind kind, Place where, String what) {
    return new Problem(kind, where, what, "get the image again from where it comes from");
  }
}

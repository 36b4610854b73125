package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.FoundAt;
import java.util.Optional;

/**
 * The command that prints the file a finding is in.
 *
 * @param command how this user starts imagescan
 * @param secrets whether secrets may be shown
 */
record CatCommand(String command, boolean secrets) {

  /**
   * {@code imagescan cat TARGET LAYER PATH}; empty where there is no file, or where its name holds
   * a secret: the name with a mask names nothing.
   *
   * <p>A name with control characters or stray bytes is shown escaped, and {@code cat} takes it so.
   *
   * @param oneImage whether the target holds no second image, so that a layer's number says enough
   */
  Optional<String> of(Finding finding, boolean oneImage) {
    Occurrence at = finding.first();
    boolean named =
        at.path().isPresent()
            && (secrets || at.path().get().masked().equals(at.path().get().clear()));
    if (FoundAt.of(at.place()) != FoundAt.FILE || at.layerIndex().isEmpty() || !named) {
      return Optional.empty();
    }
    String path = at.path().get().show(secrets);
    return Optional.of(
        command
            + " cat "
            + operand(Printable.line(finding.image().target()))
            + " "
            + layer(at, oneImage)
            + " "
            + Shell.word(path.startsWith("-") ? "./" + path : path));
  }

  private static String layer(Occurrence at, boolean oneImage) {
    String number = Integer.toString(at.layerIndex().getAsInt());
    return oneImage
        ? number
        : at.layerDiffId().or(at::layerDigest).map(Digest::toString).orElse(number);
  }

  /** A target that begins with a hyphen is no option; the hyphen alone is standard input. */
  private static String operand(String target) {
    return Shell.word(target.startsWith("-") && !target.equals("-") ? "./" + target : target);
  }
}

package io.github.imagescan.report.text;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.FoundAt;
import io.github.imagescan.report.Hints;
import io.github.imagescan.report.Shell;
import java.util.Optional;

/**
 * The command that prints the file a finding is in.
 *
 * @param secrets whether secrets may be shown
 */
record CatCommand(Hints hints, boolean secrets) {

  /**
   * {@code imagescan cat TARGET LAYER PATH}; empty where there is no file or no such command, or
   * where it would not do what it says when it is copied: a name with a mask names nothing, and a
   * target whose name moves the cursor cannot be shown as it is.
   *
   * <p>The name of an entry is shown escaped where it must be, and {@code cat} takes it so. Then
   * another entry may be called just that; and several of a layer may have one name. The entry's
   * number tells them apart.
   *
   * @param oneImage whether the target holds no second image, so that a layer's number says enough
   */
  Optional<String> of(Finding finding, boolean oneImage) {
    Occurrence at = finding.first();
    String target = finding.image().target();
    if (FoundAt.of(at.place()) != FoundAt.FILE
        || at.layerIndex().isEmpty()
        || at.path().filter(this::isShownWhole).isEmpty()
        || !Printable.line(target).equals(target)) {
      return Optional.empty();
    }
    String path = at.path().get().show(secrets);
    String words =
        " cat "
            + Shell.word(operand(target))
            + " "
            + layer(at, oneImage)
            + " "
            + Shell.word(operand(path))
            + entry(at, path);
    return hints.command().map(command -> (target.equals("-") ? "… | " : "") + command + words);
  }

  private boolean isShownWhole(Excerpt path) {
    return secrets || path.masked().equals(path.clear());
  }

  private static String layer(Occurrence at, boolean oneImage) {
    String number = Integer.toString(at.layerIndex().getAsInt());
    return oneImage
        ? number
        : at.layerDiffId().or(at::layerDigest).map(Digest::toString).orElse(number);
  }

  private static String entry(Occurrence at, String path) {
    boolean oneOfSeveral = at.visibility().hiddenByLayer().equals(at.layerIndex());
    return FoundAt.innermost(at.place()) instanceof Place.LayerEntry entry
            && (oneOfSeveral || !entry.name().equals(EntryName.of(path)))
        ? " --entry " + entry.ordinal()
        : "";
  }

  /** What begins with a hyphen is no option; the hyphen alone is standard input. */
  private static String operand(String word) {
    return word.startsWith("-") && !word.equals("-") ? "./" + word : word;
  }
}

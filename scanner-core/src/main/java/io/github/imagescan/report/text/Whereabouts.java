package io.github.imagescan.report.text;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.Clip;
import io.github.imagescan.report.FoundAt;
import io.github.imagescan.report.LayersOfImages;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says where a secret stands, and who can still see it there.
 *
 * @param secrets whether secrets may be shown
 */
record Whereabouts(LayersOfImages layers, Ink ink, boolean secrets) {
  private static final int MAX_INSTRUCTION = 60;

  /** {@code layer 3, root/.netrc:1 DELETED by layer 4 (RUN rm …); every pull still gets it}. */
  String full(Finding finding) {
    Occurrence at = finding.first();
    String exposure = exposure(finding, at);
    return exposure.isEmpty() ? place(finding, at) : place(finding, at) + "   " + exposure;
  }

  /** {@code layer 5, root/.netrc:1 (visible)}. */
  String brief(Finding finding, Occurrence at) {
    return FoundAt.of(at.place()) == FoundAt.DOCKERFILE || at.visibility().rank() == 1
        ? place(finding, at)
        : place(finding, at) + " (" + at.visibility().id() + hiddenBy(at) + ")";
  }

  private String place(Finding finding, Occurrence at) {
    FoundAt sort = FoundAt.of(at.place());
    if (sort == FoundAt.DOCKERFILE) {
      String target = finding.image().target();
      return (target.equals("-") ? at.where().show(secrets) : Printable.line(target)) + line(at);
    }
    String layer = at.layerIndex().isPresent() ? "layer " + at.layerIndex().getAsInt() + ", " : "";
    return layer + at.where().show(secrets) + (sort == FoundAt.FILE ? line(at) : "");
  }

  private static String line(Occurrence at) {
    return ":" + at.region().startLine();
  }

  private static String hiddenBy(Occurrence at) {
    OptionalInt by = at.visibility().hiddenByLayer();
    return by.isEmpty()
        ? ""
        : by.equals(at.layerIndex()) ? " within it" : " by layer " + by.getAsInt();
  }

  private String exposure(Finding finding, Occurrence at) {
    Visibility visibility = at.visibility();
    if (visibility.hiddenByLayer().isPresent()) {
      int layer = visibility.hiddenByLayer().getAsInt();
      boolean deleted = visibility instanceof Visibility.Deleted;
      return ink.bold(deleted ? "DELETED" : "OVERWRITTEN")
          + (visibility.hiddenByLayer().equals(at.layerIndex())
              ? " within layer " + layer + " by a later entry of the same name"
              : " by layer " + layer + madeBy(finding.image(), layer))
          + (deleted ? "; every pull still gets it" : "; every pull still gets the old one");
    }
    FoundAt sort = FoundAt.of(at.place());
    Optional<String> variable =
        FoundAt.variable(finding)
            .filter(env -> at.visibility() instanceof Visibility.MetadataOnly)
            .map(env -> sort == FoundAt.ENV ? "" : "set as " + env.where().show(secrets) + ": ");
    if (variable.isPresent()) {
      return variable.get() + "docker inspect and every process can read it";
    }
    return switch (sort) {
      case FILE, ENTRY -> "visible";
      case CONFIG, ENV, ANNOTATION, OTHER -> "whoever can pull the image can read it";
      case HISTORY -> "readable without starting the image";
      case DOCKERFILE -> "";
    };
  }

  private String madeBy(ImageInfo image, int layer) {
    return layers
        .find(image, layer)
        .flatMap(ScannedLayer::instruction)
        .map(text -> " (" + instruction(text) + ")")
        .orElse("");
  }

  private String instruction(Excerpt text) {
    return Clip.to(MAX_INSTRUCTION, text.show(secrets).replace('\n', ' '));
  }
}

package io.github.imagescan.report.sarif;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.Clip;
import io.github.imagescan.report.FoundAt;
import io.github.imagescan.report.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The message of an alert. Its first sentence stands alone: the secret, the image, the place, and
 * who can still read it. The secret itself is never in it.
 *
 * @param secrets whether secrets in instructions and paths may be shown
 */
record MessageWriter(Hints hints, boolean secrets) {
  private static final int MAX_INSTRUCTION = 200;
  private static final int MAX_LINKS = 3;

  /** The length that a masked token ends with, {@code ghp_… (40)}. */
  private static final Pattern LENGTH = Pattern.compile(" ?\\(\\d+\\)$");

  /**
   * @param hiding whether related location 1 is the layer that hides it
   * @param further number of occurrences among the related locations, the first of which comes
   *     after the hiding layer, if any
   */
  String of(Finding finding, boolean hiding, int further) {
    Occurrence first = finding.first();
    StringBuilder out = new StringBuilder(capitalized(name(finding)));
    out.append(" in ").append(subject(finding)).append(": ").append(exposure(finding, first));
    first
        .instruction()
        .filter(text -> FoundAt.of(first.place()) != FoundAt.DOCKERFILE)
        .ifPresent(
            text ->
                out.append(" Put there by ")
                    .append(plain(Clip.to(MAX_INSTRUCTION, text.show(secrets))))
                    .append(hiding ? ";" : "."));
    if (hiding) {
      out.append(first.instruction().isPresent() ? " [hidden here](1)." : " [Hidden here](1).");
    }
    also(finding, hiding ? 2 : 1, further, out);
    append(out, finding.fix().rotate());
    append(out, finding.fix().avoid());
    FoundAt sort = FoundAt.of(first.place());
    if (sort == FoundAt.FILE || sort == FoundAt.ENTRY) {
      out.append(" This path is inside the image, not in this repository.");
    }
    hints
        .option("ignore", finding.fingerprint().id())
        .ifPresent(option -> out.append(" Not a secret? ").append(option).append('.'));
    return out.toString();
  }

  /** {@code GitHub token (ghp_…)}, {@code Login in .netrc (deploy@git.acme.internal)}. */
  private static String name(Finding finding) {
    List<String> known = new ArrayList<>();
    finding.publicPart().map(MessageWriter::plain).ifPresent(known::add);
    String masked = LENGTH.matcher(finding.secret().masked()).replaceFirst("");
    if (!masked.chars().allMatch(c -> c == '*')) {
      known.add(plain(masked));
    }
    String title = plain(finding.rule().title());
    return known.isEmpty() ? title : title + " (" + String.join(", ", known) + ")";
  }

  private String subject(Finding finding) {
    Occurrence first = finding.first();
    if (FoundAt.of(first.place()) != FoundAt.DOCKERFILE) {
      return "image " + plain(finding.image().name().reference());
    }
    String target = finding.image().target();
    return (target.equals("-") ? plain(first.where().show(secrets)) : plain(target))
        + ", line "
        + first.region().startLine();
  }

  private String exposure(Finding finding, Occurrence at) {
    String where = plain(at.where().show(secrets));
    if (at.visibility().hiddenByLayer().isPresent()) {
      return where + hidden(at) + ".";
    }
    Optional<Occurrence> variable = FoundAt.variable(finding);
    if (variable.isPresent() && at.visibility() instanceof Visibility.MetadataOnly) {
      return "set as "
          + plain(variable.get().where().show(secrets))
          + ": docker inspect and every process can read it.";
    }
    return switch (FoundAt.of(at.place())) {
      case FILE -> "readable at /" + strip(where) + ", from layer " + layer(at) + " on.";
      case ENTRY -> "readable in " + where + ", from layer " + layer(at) + " on.";
      case CONFIG, ENV -> "readable in the config, " + where + ", without starting the image.";
      case HISTORY -> "in the build history, " + where + ", readable without starting the image.";
      case ANNOTATION, OTHER -> "readable in " + where + ", without pulling a layer.";
      case DOCKERFILE ->
          "everyone who can read this file has it, and so may everyone who pulls an image built"
              + " from it.";
    };
  }

  /** {@code was deleted by layer 4, but everyone who pulls still gets it from layer 3}. */
  private static String hidden(Occurrence at) {
    boolean deleted = at.visibility() instanceof Visibility.Deleted;
    OptionalInt by = at.visibility().hiddenByLayer();
    return (deleted ? " was deleted" : " was replaced")
        + (by.equals(at.layerIndex())
            ? " within layer " + by.getAsInt() + " by a later entry of the same name"
            : " by layer " + by.getAsInt())
        + ", but everyone who pulls still gets "
        + (deleted ? "it" : "the old copy")
        + (at.layerIndex().isPresent() ? " from layer " + at.layerIndex().getAsInt() : "");
  }

  private void also(Finding finding, int firstId, int further, StringBuilder out) {
    int total = finding.occurrences().size() - 1;
    if (total == 0) {
      return;
    }
    out.append(" The same secret is also at ");
    int links = Math.min(MAX_LINKS, further);
    for (int i = 0; i < links; i++) {
      Occurrence at = finding.occurrences().get(i + 1);
      out.append(i == 0 ? "" : ", ")
          .append('[')
          .append(link(place(at)))
          .append("](")
          .append(firstId + i)
          .append(')');
    }
    out.append(total > links ? String.format(Locale.ROOT, " and %,d more.", total - links) : ".");
  }

  private String place(Occurrence at) {
    Place place = FoundAt.innermost(at.place());
    String where = at.where().show(secrets);
    return place instanceof Place.LayerEntry && at.layerIndex().isPresent()
        ? where + " of layer " + at.layerIndex().getAsInt()
        : where;
  }

  private static String layer(Occurrence at) {
    return at.layerIndex().isPresent() ? Integer.toString(at.layerIndex().getAsInt()) : "?";
  }

  private static String strip(String path) {
    return path.startsWith("./")
        ? path.substring(2)
        : path.startsWith("/") ? path.substring(1) : path;
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static void append(StringBuilder out, String sentence) {
    String text = plain(sentence.strip().replace('\n', ' '));
    if (!text.isEmpty()) {
      out.append(' ')
          .append(capitalized(text))
          .append(text.endsWith(".") || text.endsWith("…") ? "" : ".");
    }
  }

  /** Text of which no part is taken for a link (SARIF 3.11.6). */
  private static String plain(String text) {
    return Printable.line(text).replace("](", "] (");
  }

  /** Text of a link: brackets in it would end it. */
  private static String link(String text) {
    return Printable.line(text).replace('[', '(').replace(']', ')');
  }
}

package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Fix;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.Clip;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes one finding: its title, then a row for each thing worth knowing.
 *
 * @param secrets whether secrets may be shown
 */
record FindingBlock(Page page, Ink ink, Whereabouts whereabouts, CatCommand cat, boolean secrets) {
  private static final int MAX_ALSO = 3;
  private static final int MAX_INSTRUCTION = 300;

  /** Columns that a title needs at least, if the ids are to stand beside it. */
  private static final int NARROW = 20;

  /**
   * @param number of the finding in the report, from 1
   * @param oneImage whether the finding's target holds no second image
   */
  void write(int number, Finding finding, boolean oneImage) {
    title(number, finding);
    if (secrets) {
      finding.secret().value().ifPresent(value -> page.command("secret", Printable.of(value)));
    }
    if (!finding.why().isEmpty()) {
      page.prose(
          "why",
          finding.why().stream()
              .map(Reason::text)
              .map(Printable::line)
              .collect(Collectors.joining("; ")));
    }
    page.place("where", whereabouts.full(finding));
    finding
        .first()
        .instruction()
        .ifPresent(text -> page.prose("from", Clip.to(MAX_INSTRUCTION, text.show(secrets))));
    also(finding);
    cat.of(finding, oneImage).ifPresent(command -> page.command("see", command));
    fix(finding.fix());
  }

  private void title(int number, Finding finding) {
    String before = ink.bold(Integer.toString(number)) + " " + ink.of(finding.severity()) + "  ";
    String id = "[" + finding.fingerprint().id() + " " + finding.rule().id() + "]";
    int indent = Ink.columns(before);
    int room = page.width() - indent - 2 - id.length();
    boolean beside = room >= NARROW;
    List<String> lines = Wrap.lines(name(finding), beside ? room : page.width() - indent, true);
    String first = lines.get(0);
    page.line(
        before + first + (beside ? " ".repeat(room - Ink.columns(first) + 2) + ink.dim(id) : ""));
    for (String line : lines.subList(1, lines.size())) {
      page.line(" ".repeat(indent) + line);
    }
    if (!beside) {
      page.hanging(" ".repeat(indent), ink.dim(id), true);
    }
  }

  /** Title, public half and masked secret; the mask of a private key says nothing. */
  private static String name(Finding finding) {
    String masked = Printable.line(finding.secret().masked());
    boolean telling = !masked.isEmpty() && finding.rule().kind() != Rule.Kind.PRIVATE_KEY;
    return Printable.line(finding.rule().title())
        + finding.publicPart().map(part -> "   " + Printable.line(part)).orElse("")
        + (telling ? "  " + masked : "");
  }

  private void also(Finding finding) {
    List<Occurrence> further = finding.occurrences().subList(1, finding.occurrences().size());
    String label = "also";
    for (Occurrence at : further.subList(0, Math.min(MAX_ALSO, further.size()))) {
      page.place(label, whereabouts.brief(finding, at));
      label = "";
    }
    if (further.size() > MAX_ALSO) {
      page.prose("", "and " + Figures.number(further.size() - MAX_ALSO) + " more");
    }
  }

  /** {@code change the password; RUN --mount=type=secret,id=netrc …}. */
  private void fix(Fix fix) {
    String rotate = Printable.lines(fix.rotate()).strip();
    String avoid = Printable.lines(fix.avoid()).strip();
    boolean both = !rotate.isEmpty() && !avoid.isEmpty();
    if (both && rotate.endsWith(".")) {
      rotate = rotate.substring(0, rotate.length() - 1);
    }
    if (!rotate.isEmpty() || !avoid.isEmpty()) {
      page.prose("fix", both ? rotate + "; " + avoid : rotate + avoid);
    }
  }
}

package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.MultiformatMessageString;
import io.github.imagescan.report.Hints;
import io.github.imagescan.rule.Rule;

/** What GitHub shows beside an alert: what the secret opens, and what to do, in that order. */
final class RuleHelp {
  private static final String READERS =
      "Anyone who can pull this image, or an earlier tag of it. Deleting it in a later layer does"
          + " not remove it from the layers before.";
  private static final String CHECK =
      "Check what it was used for since the image was first pushed.";
  private static final String REBUILD = "Rebuild the image, and delete the old tags.";
  private static final String NO_SECRET =
      "Dismissing the alert does not stop the build from failing";

  private RuleHelp() {}

  /**
   * @param hints how the finding is ignored
   */
  static MultiformatMessageString of(Rule rule, Hints hints) {
    String rotate = sentence(rule.rotate().isEmpty() ? "Replace it" : rule.rotate());
    String avoid =
        sentence(
            rule.fix().isEmpty()
                ? "Keep it out of the image: mount it while building, or give it to the container"
                    + " when it starts"
                : rule.fix());
    String link = rule.vendor().rotate();
    String noSecret =
        hints
            .option("ignore", "ID")
            .map(
                option ->
                    NO_SECRET + ": ignore the finding by " + option + ", and note the reason.")
            .orElse(NO_SECRET + ".");
    return new MultiformatMessageString()
        .withText(text(rule, rotate, avoid, link, noSecret))
        .withMarkdown(markdown(rule, rotate, avoid, link, noSecret));
  }

  private static String text(Rule rule, String rotate, String avoid, String link, String noSecret) {
    return opens(rule)
        + "\n\nWho can read it: "
        + READERS
        + "\n\nDo now: 1. "
        + rotate
        + (link.isEmpty() ? "" : " See " + link)
        + "\n2. "
        + CHECK
        + "\n3. "
        + avoid
        + "\n4. "
        + REBUILD
        + "\n\nNot a secret? "
        + noSecret;
  }

  private static String markdown(
      Rule rule, String rotate, String avoid, String link, String noSecret) {
    return opens(rule)
        + "\n\n### Who can read it\n\n"
        + READERS
        + "\n\n### Do now\n\n1. "
        + rotate
        + (link.isEmpty() ? "" : " ([how](" + link + "))")
        + "\n2. "
        + CHECK
        + "\n3. "
        + avoid
        + "\n4. "
        + REBUILD
        + "\n\n### Avoid\n\nBad:\n\n```dockerfile\n"
        + bad(rule.kind())
        + "\n```\n\nGood:\n\n```dockerfile\n"
        + good(rule.kind())
        + "\n```\n\n### Not a secret?\n\n"
        + noSecret
        + "\n";
  }

  private static String opens(Rule rule) {
    return rule.opens().isEmpty()
        ? "The image holds a secret: " + rule.title() + "."
        : sentence("Whoever has it can " + rule.opens());
  }

  private static String bad(Rule.Kind kind) {
    return switch (kind) {
      case PRIVATE_KEY, STRUCTURED, HASH ->
          "COPY credentials /app/\nRUN fetch && rm /app/credentials";
      case TOKEN, PAIR_ID, PAIR_SECRET, PASSWORD, URI ->
          "ARG LOGIN\nENV LOGIN=$LOGIN\nRUN fetch --login \"$LOGIN\"";
    };
  }

  private static String good(Rule.Kind kind) {
    return switch (kind) {
      case PRIVATE_KEY, STRUCTURED, HASH ->
          "RUN --mount=type=secret,id=credentials,target=/app/credentials fetch";
      case TOKEN, PAIR_ID, PAIR_SECRET, PASSWORD, URI ->
          "RUN --mount=type=secret,id=login,env=LOGIN fetch --login \"$LOGIN\"";
    };
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }
}

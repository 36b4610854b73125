package io.github.imagescan.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what was probably meant by the name of a file that is not there. */
final class Absent {
  /** What skopeo and podman write before an image, to say where it is. */
  private static final Pattern TRANSPORT =
      Pattern.compile(
          "(docker|docker-daemon|docker-archive|oci|oci-archive|dir|containers-storage):"
              + "(?://)?(.+)");

  private static final Pattern FOLDER_OR_FILE =
      Pattern.compile("oci|oci-archive|docker-archive|dir");

  /** A reference as docker takes it; a file's name has capitals, or an ending. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?/)?[a-z0-9]+(?:[/._-]+[a-z0-9]+)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

  private static final Pattern ENDING =
      Pattern.compile(".*\\.(?:tar|gz|tgz|zst|tzst|xz|txz|bz2|json|img|iso|zip)");

  private Absent() {}

  static TargetException of(Target target) {
    String name = target.name();
    Matcher transport = TRANSPORT.matcher(name);
    if (transport.matches()) {
      String kind = transport.group(1);
      return FOLDER_OR_FILE.matcher(kind).matches()
          ? new TargetException(
              name, "no such file", "name the file or folder alone, without " + kind + ":")
          : notSaved(name, transport.group(2));
    }
    if (REFERENCE.matcher(name).matches() && !ENDING.matcher(name).matches()) {
      return notSaved(name, name);
    }
    return name.indexOf('\ufffd') >= 0
        ? new TargetException(
            name,
            "is not there; its name is perhaps not UTF-8",
            "then give it on standard input: imagescan scan - <FILE")
        : new TargetException(name, "is not there", "name a file or a folder that is");
  }

  private static TargetException notSaved(String name, String image) {
    String reference = REFERENCE.matcher(image).matches() ? image : "IMAGE";
    return new TargetException(
        name,
        "no such file",
        "an image in a registry or daemon has to be saved first: docker save "
            + reference
            + " | imagescan scan -");
  }
}

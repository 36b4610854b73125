package io.github.imagescan.source;

import io.github.imagescan.content.Compression;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says what a target is that is no image and no Dockerfile. */
final class Unknown {
  private static final Map<String, String> MAGICS =
      Map.of(
          "PK\003\004", "a zip",
          "\177ELF", "a program (ELF)",
          "!<arch>", "a Debian package or a library archive",
          "hsqs", "a squashfs image",
          "%PDF", "a PDF",
          "MZ", "a Windows program",
          "QFI\373", "a virtual disk (qcow2)",
          "SIMPLE", "a Singularity or FITS file");

  private Unknown() {}

  static TargetException of(Target target, byte[] bytes, Compression compression) {
    String next =
        "name an image archive made by docker save, podman save or skopeo, an OCI layout, "
            + "or a Dockerfile";
    if (bytes.length == 0) {
      boolean piped = target instanceof Target.StandardInput;
      String failed = "the command before the pipe has probably failed";
      return new TargetException(target.name(), "is empty", piped ? failed : next);
    }
    String packed = compression == Compression.NONE ? "" : compression + "-compressed, ";
    return new TargetException(target.name(), "is no image: " + packed + kind(bytes), next);
  }

  private static String kind(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> magic : MAGICS.entrySet()) {
      if (start.startsWith(magic.getKey())) {
        return magic.getValue();
      }
    }
    String trimmed = start.strip();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      return "a JSON document alone; the folder or the archive that it belongs to is needed";
    }
    return DockerfileSniffer.firstWord(bytes)
        .filter(word -> !word.equalsIgnoreCase("FROM") && !word.equalsIgnoreCase("ARG"))
        .map(word -> "text that begins with \"" + word + "\"; a Dockerfile begins with FROM or ARG")
        .orElse("neither a tar nor text of a Dockerfile");
  }
}

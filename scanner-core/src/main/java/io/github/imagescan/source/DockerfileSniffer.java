package io.github.imagescan.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises a Dockerfile by its text: after comments, parser directives and empty lines its first
 * instruction is FROM, or ARG with a FROM later (Dockerfile reference, "Format").
 */
final class DockerfileSniffer {
  /** Bytes of the largest file that is taken for one. */
  static final int MAX_BYTES = 4 << 20;

  private static final Pattern FROM =
      Pattern.compile("(?i)FROM(\\s+--\\S+)*\\s+\\S+(\\s+AS\\s+\\S+)?\\s*[\\\\`]?");
  private static final Pattern ARG = Pattern.compile("(?i)ARG\\s+\\S.*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,20}");

  private DockerfileSniffer() {}

  static boolean isDockerfile(byte[] bytes) {
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      return false;
    }
    boolean argSeen = false;
    boolean continued = false;
    for (String raw : text.get().split("\n", -1)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean begins = !continued;
      continued = line.endsWith("\\") || line.endsWith("`");
      if (begins && FROM.matcher(line).matches()) {
        return true;
      }
      if (begins && ARG.matcher(line).matches()) {
        argSeen = true;
      } else if (begins || !argSeen) {
        return false;
      }
    }
    return false;
  }

  /** The first word, where the bytes are text: what stands there in place of FROM. */
  static Optional<String> firstWord(byte[] bytes) {
    return text(bytes)
        .flatMap(
            text ->
                text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst())
        .map(line -> line.split("\\s", 2)[0])
        .filter(word -> WORD.matcher(word).matches());
  }

  /**
   * Text without a byte order mark; empty where the bytes are none. What counts here is ASCII; a
   * stray byte in a comment makes it no less a Dockerfile.
   */
  private static Optional<String> text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(0) >= 0) {
      return Optional.empty();
    }
    return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
  }
}

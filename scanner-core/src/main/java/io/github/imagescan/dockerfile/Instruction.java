package io.github.imagescan.dockerfile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An instruction as a person wrote it, as near as a builder's record of it tells.
 *
 * @param keyword {@code RUN}, {@code COPY} …; empty where the record is of no Dockerfile
 * @param text with the keyword, without what builders put around it
 * @param buildArgs that a RUN was given
 * @param raw the record as it stands
 */
public record Instruction(String keyword, String text, List<BuildArg> buildArgs, String raw) {
  public Instruction {
    buildArgs = List.copyOf(buildArgs);
  }

  /** A build argument, by {@code ARG} and {@code --build-arg}. */
  public record BuildArg(String name, String value) {}

  /** The text, and the build arguments after it: they are in the history like the text is. */
  public String display() {
    return buildArgs.isEmpty()
        ? text
        : buildArgs.stream()
            .map(arg -> arg.name() + "=" + arg.value())
            .collect(Collectors.joining(" ", text + "  (build args: ", ")"));
  }
}

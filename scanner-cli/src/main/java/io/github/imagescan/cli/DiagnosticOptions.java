package io.github.imagescan.cli;

import picocli.CommandLine.Option;

/** What is said on standard error, as typed. */
@Heading("Messages")
final class DiagnosticOptions {
  @Option(names = "--quiet", description = "Neither progress nor warnings; errors still.")
  boolean quiet;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description =
          "text, or json: one object a line with timestamp, level, message, context"
              + " (default: text).")
  Diagnostics.LogFormat logFormat = Diagnostics.LogFormat.TEXT;

  @Option(names = "--debug", hidden = true, description = "Show the stack of a failure.")
  boolean debug;
}

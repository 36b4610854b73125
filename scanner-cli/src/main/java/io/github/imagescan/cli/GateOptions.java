package io.github.imagescan.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What makes a scan fail, as typed. */
@Heading("Exit code")
final class GateOptions {
  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 on findings from here on, of medium confidence or better: critical, high,"
              + " medium, low, none (default: medium).")
  FailOn failOn = FailOn.MEDIUM;

  @Option(
      names = "--ignore",
      paramLabel = "ID|RULE|GLOB",
      description =
          "Ignore findings by ID, by rule, or by a glob on the path in the image. Repeatable.")
  List<String> ignores = new ArrayList<>();

  @Option(
      names = "--allow-incomplete",
      description = "Exit with 0 even where something could not be read.")
  boolean allowIncomplete;

  @Option(
      names = "--strict",
      description = "Exit with 2 on any problem, a damaged file inside a layer too.")
  boolean strict;
}

package io.github.imagescan.cli;

import io.github.imagescan.ImageScanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code imagescan}: chooses a command. */
@Command(
    name = "imagescan",
    versionProvider = ImagescanCommand.Version.class,
    description = "Finds secrets in container images and Dockerfiles.",
    customSynopsis = "imagescan COMMAND",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = {
      "Exit codes: 0 clean, 1 findings, 2 could not scan all of it, or wrong usage.",
      "More of a command: imagescan help COMMAND"
    })
final class ImagescanCommand implements Runnable {
  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  ImagescanCommand() {
    // picocli puts the real one in.
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version among other arguments; alone, {@link Main} answers. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"imagescan " + ImageScanner.version()};
    }
  }
}

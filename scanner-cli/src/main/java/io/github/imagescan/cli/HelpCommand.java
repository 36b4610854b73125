package io.github.imagescan.cli;

import io.github.imagescan.rule.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code imagescan help}: the same as {@code --help}, of the command that is named. */
@Command(
    name = "help",
    description = "Shows the help of a command.",
    customSynopsis = "imagescan help [COMMAND]",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n")
final class HelpCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "Without one, the commands that there are.")
  List<String> words = new ArrayList<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      hidden = true,
      description = "Show this help.")
  boolean help;

  @Override
  public void run() {
    CommandLine command = spec.parent().commandLine();
    for (String word : words) {
      CommandLine named = command.getSubcommands().get(word);
      if (named == null) {
        throw new UsageException(
            "unknown command '"
                + word
                + "'"
                + Nearest.hint(word, command.getSubcommands().keySet()));
      }
      command = named;
    }
    command.usage(spec.commandLine().getOut());
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.rule.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, and what was probably meant. */
final class WrongUsage {
  private final Diagnostics diagnostics;

  WrongUsage(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  int told(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String what =
        e instanceof UnmatchedArgumentException unmatched
            ? unknown(command, unmatched.getUnmatched())
            : decapitalised(e.getMessage());
    return told(command, what);
  }

  int told(CommandLine command, String what) {
    String help = command.getCommandSpec().qualifiedName() + " --help";
    diagnostics.wrongUsage(what, help);
    return ExitCode.FAILED;
  }

  private static String unknown(CommandLine command, List<String> unmatched) {
    Optional<String> option = unmatched.stream().filter(WrongUsage::looksLikeOption).findFirst();
    if (option.isPresent()) {
      return unknownOption(command, option.get().split("=", 2)[0]);
    }
    String word = unmatched.get(0);
    Collection<String> commands = command.getSubcommands().keySet();
    if (commands.isEmpty()) {
      return "unexpected argument '" + word + "'";
    }
    if (command.getParent() == null && isTarget(word)) {
      return "unknown command '" + word + "'; did you mean imagescan scan " + word + "?";
    }
    return "unknown command '" + word + "'" + Nearest.hint(word, commands);
  }

  private static String unknownOption(CommandLine command, String option) {
    for (Map.Entry<String, CommandLine> other : command.getSubcommands().entrySet()) {
      if (names(other.getValue()).contains(option)) {
        return option + " goes after the command: imagescan " + other.getKey() + " " + option;
      }
    }
    return "unknown option "
        + option
        + Nearest.to(option, names(command)).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static List<String> names(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden() || option.usageHelp())
        .map(CommandLine.Model.OptionSpec::longestName)
        .toList();
  }

  private static boolean looksLikeOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  private static boolean isTarget(String word) {
    try {
      return Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String decapitalised(String message) {
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}

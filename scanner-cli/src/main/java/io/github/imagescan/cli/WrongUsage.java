package io.github.imagescan.cli;

import io.github.imagescan.report.Shell;
import io.github.imagescan.rule.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, and what was probably meant. */
final class WrongUsage {
  private final Diagnostics diagnostics;
  private final String started;

  /**
   * @param started how this user starts imagescan
   */
  WrongUsage(Diagnostics diagnostics, String started) {
    this.diagnostics = diagnostics;
    this.started = Shell.word(started);
  }

  int told(ParameterException e, String[] args) {
    return told(e.getCommandLine(), what(e, List.of(args)));
  }

  int told(CommandLine command, String what) {
    diagnostics.wrongUsage(what, asStarted(command) + " --help");
    return ExitCode.FAILED;
  }

  private String asStarted(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    return started + name.substring(name.indexOf(' ') < 0 ? name.length() : name.indexOf(' '));
  }

  private String what(ParameterException e, List<String> args) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(command, unmatched.getUnmatched());
    }
    return Optional.of(e)
        .filter(MissingParameterException.class::isInstance)
        .flatMap(missing -> mistaken(command, args))
        .map(option -> unknownOption(command, option))
        .orElseGet(() -> decapitalised(e.getMessage()));
  }

  /** An option that the command does not have, which is worse than what is missing. */
  private static Optional<String> mistaken(CommandLine command, List<String> args) {
    List<String> known =
        command.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .toList();
    return args.stream()
        .takeWhile(word -> !word.equals("--"))
        .filter(WrongUsage::looksLikeOption)
        .filter(word -> !known.contains(word.split("=", 2)[0]))
        .findFirst();
  }

  private String unknown(CommandLine command, List<String> unmatched) {
    Optional<String> option = unmatched.stream().filter(WrongUsage::looksLikeOption).findFirst();
    if (option.isPresent()) {
      return unknownOption(command, option.get());
    }
    String word = unmatched.get(0);
    Collection<String> commands = command.getSubcommands().keySet();
    if (commands.isEmpty()) {
      return "unexpected argument '" + word + "'";
    }
    if (command.getParent() == null && isFile(word)) {
      return "unknown command '"
          + word
          + "'; did you mean "
          + started
          + " scan "
          + Shell.word(word)
          + "?";
    }
    return "unknown command '" + word + "'" + Nearest.hint(word, commands);
  }

  private String unknownOption(CommandLine command, String typed) {
    String option = typed.split("=", 2)[0];
    for (Map.Entry<String, CommandLine> other : command.getSubcommands().entrySet()) {
      if (names(other.getValue()).contains(option)) {
        return option + " goes after the command: " + started + " " + other.getKey() + " " + option;
      }
    }
    if (isFile(typed)) {
      return "unknown option " + option + "; if the file is meant, write ./" + Shell.word(typed);
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

  private static boolean isFile(String word) {
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

package io.github.imagescan.cli;

import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Arguments in, exit code out; the one place where failures become messages. */
final class CommandFace {
  private final Terminal terminal;
  private final Scanner scanner;

  CommandFace(Terminal terminal, Scanner scanner) {
    this.terminal = terminal;
    this.scanner = scanner;
  }

  /** Runs the command that the arguments say. */
  int run(String... args) {
    Diagnostics diagnostics =
        new Diagnostics(terminal.err(), Diagnostics.LogFormat.in(args), false);
    Failure failure = new Failure(diagnostics, terminal.debug() || contains(args, "--debug"));
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
    try {
      return commands(out, new WrongUsage(diagnostics, terminal.command()), failure).execute(args);
    } catch (Error e) {
      return failure.told(e);
    }
  }

  private CommandLine commands(PrintWriter out, WrongUsage usage, Failure failure) {
    CommandLine rules = new CommandLine(new RulesCommand());
    rules.addSubcommand(new RulesListCommand(terminal, scanner));
    CommandLine line = new CommandLine(new ImagescanCommand());
    line.addSubcommand(new ScanCommand(terminal, scanner));
    line.addSubcommand(new CatCommand(terminal, scanner));
    line.addSubcommand(rules);
    line.addSubcommand(new HelpCommand());
    sections(line);
    return line.setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true)
        .setOut(out)
        .setUsageHelpWidth(80)
        .setColorScheme(Help.defaultColorScheme(terminal.color() ? Help.Ansi.ON : Help.Ansi.OFF))
        .registerConverter(ByteSize.class, new ByteSize.Converter())
        .registerConverter(int.class, new WholeNumber(1))
        .registerConverter(Severity.class, new Choice<>(Severity.class))
        .registerConverter(Confidence.class, new Choice<>(Confidence.class))
        .registerConverter(FailOn.class, new Choice<>(FailOn.class))
        .registerConverter(Diagnostics.LogFormat.class, new Choice<>(Diagnostics.LogFormat.class))
        .setParameterExceptionHandler(usage::told)
        .setExecutionExceptionHandler((e, command, parsed) -> ended(e, command, usage, failure));
  }

  private static void sections(CommandLine line) {
    line.getSubcommands().values().forEach(CommandFace::sections);
    if (line.getSubcommands().isEmpty()) {
      line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
    }
  }

  private static int ended(Exception e, CommandLine command, WrongUsage usage, Failure failure) {
    return e instanceof UsageException ? usage.told(command, e.getMessage()) : failure.told(e);
  }

  private static boolean contains(String[] args, String word) {
    return java.util.Arrays.asList(args).contains(word);
  }
}

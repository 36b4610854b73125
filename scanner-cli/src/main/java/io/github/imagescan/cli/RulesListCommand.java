package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.source.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code imagescan rules list}: one line a rule. */
@Command(
    name = "list",
    description = "Prints id, severity and title of every rule.",
    customSynopsis = "imagescan rules list [OPTIONS]",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    sortOptions = false)
final class RulesListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Scanner scanner;

  @Mixin RuleOptions ruling = new RuleOptions();

  @Mixin DiagnosticOptions diagnosing = new DiagnosticOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      hidden = true,
      description = "Show this help.")
  boolean help;

  RulesListCommand(Terminal terminal, Scanner scanner) {
    this.terminal = terminal;
    this.scanner = scanner;
  }

  @Override
  public Integer call() throws IOException {
    ScanRequest request =
        ScanRequest.of(new Target.StandardInput())
            .extraRules(ruling.rules())
            .plugins(ruling.loader())
            .build();
    List<Rule> rules = RuleOptions.rules(scanner, request);
    int longest = rules.stream().mapToInt(rule -> rule.id().value().length()).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (Rule rule : rules) {
      String form = "%-" + longest + "s  %-8s  %s%n";
      lines.append(String.format(form, rule.id(), rule.severity().id(), rule.title()));
    }
    OutputStream out = terminal.out();
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return ExitCode.OK;
  }
}

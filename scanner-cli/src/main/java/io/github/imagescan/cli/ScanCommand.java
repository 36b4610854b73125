package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.report.FanOut;
import io.github.imagescan.source.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code imagescan scan}: the main job. */
@Command(
    name = "scan",
    description =
        "Finds secrets in every layer of images, deleted and overwritten files too, in their"
            + " configs and histories, and in Dockerfiles.",
    customSynopsis = "imagescan scan [OPTIONS] TARGET...",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    sortOptions = false,
    footerHeading = "%n",
    footer = {
      "SIZE is a number of bytes, or one with a unit as in 500M, 64GiB.",
      "Exit codes: 0 clean, 1 findings, 2 could not scan all of it, or wrong usage."
    })
final class ScanCommand implements Callable<Integer> {
  /** Options that change nothing of what is found: the same scan gives the same report. */
  private static final Set<String> NOT_REPORTED =
      Set.of("--report", "--threads", "--quiet", "--log-format", "--debug", "--help");

  private final Terminal terminal;
  private final Scanner scanner;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TARGET",
      arity = "1..*",
      description =
          "An image archive (docker save, OCI), an OCI layout or dir: folder, a Dockerfile, or -"
              + " for standard input. Told apart by content.")
  List<String> targets = new ArrayList<>();

  @Mixin TargetOptions targeting = new TargetOptions();

  @Mixin ReportingOptions reporting = new ReportingOptions();

  @Mixin GateOptions gate = new GateOptions();

  @Mixin RuleOptions ruling = new RuleOptions();

  @Mixin LimitOptions limiting = new LimitOptions();

  @Mixin DiagnosticOptions diagnosing = new DiagnosticOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      hidden = true,
      description = "Show this help.")
  boolean help;

  ScanCommand(Terminal terminal, Scanner scanner) {
    this.terminal = terminal;
    this.scanner = scanner;
  }

  @Override
  public Integer call() throws IOException {
    ScanPlan plan = meant();
    Diagnostics diagnostics =
        new Diagnostics(terminal.err(), diagnosing.logFormat, diagnosing.quiet);
    try (Reports reports = Reports.open(plan.reports(), terminal, plan.request().showSecrets());
        Progress progress =
            Progress.on(showsProgress(plan) ? terminal.err() : null, terminal.width(), targets)) {
      FanOut sink = new FanOut();
      sink.add(progress);
      if (!plan.textOnOutput() || diagnosing.logFormat == Diagnostics.LogFormat.JSON) {
        sink.add(new ProblemLog(diagnostics));
      }
      sink.add(reports.sink());
      ScanSummary summary = scanner.scan(plan.request(), sink);
      List<String> complaints = reports.commit();
      complaints.forEach(complaint -> diagnostics.error(complaint, Map.of()));
      return ExitCode.of(summary, complaints);
    }
  }

  private ScanPlan meant() {
    if (reporting.imageName != null && reporting.imageName.isBlank()) {
      throw new UsageException("--image-name is empty");
    }
    List<Target> meant = TargetOptions.targets(targets);
    if (reporting.imageName != null && meant.size() > 1) {
      throw new UsageException("--image-name goes with one TARGET only");
    }
    ClassLoader loader = ruling.loader();
    List<Reports.Planned> reports = reporting.planned(loader);
    reports.forEach(report -> report.file().ifPresent(file -> ReportPlace.spare(file, meant)));
    ScanRequest request = request(meant, loader);
    ruling.check(scanner, request);
    return new ScanPlan(request, reports);
  }

  private ScanRequest request(List<Target> meant, ClassLoader loader) {
    try {
      return built(meant, loader);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private ScanRequest built(List<Target> meant, ClassLoader loader) {
    return ScanRequest.of(meant.toArray(Target[]::new))
        .source(targeting.meant(Optional.ofNullable(reporting.imageName), false))
        .limits(limiting.limits())
        .thresholds(reporting.thresholds(gate.failOn))
        .ignores(gate.ignores)
        .extraRules(ruling.rules())
        .plugins(loader)
        .threads(limiting.threads())
        .showSecrets(reporting.showSecrets)
        .allowIncomplete(gate.allowIncomplete)
        .strict(gate.strict)
        .stdin(terminal.in())
        .options(typed())
        .build();
  }

  private Map<String, String> typed() {
    Map<String, String> typed = new TreeMap<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!NOT_REPORTED.contains(option.longestName())) {
        typed.put(option.longestName().substring(2), String.join(", ", option.stringValues()));
      }
    }
    return typed;
  }

  /** Where a report scrolls by on the same terminal, progress would be in its way. */
  private boolean showsProgress(ScanPlan plan) {
    return terminal.errIsTerminal()
        && !diagnosing.quiet
        && diagnosing.logFormat == Diagnostics.LogFormat.TEXT
        && (plan.textOnOutput() || !terminal.outIsTerminal());
  }
}

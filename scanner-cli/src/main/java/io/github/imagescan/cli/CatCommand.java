package io.github.imagescan.cli;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.source.TargetException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imagescan cat}: prints a file out of a layer, whether visible in the image or not. */
@Command(
    name = "cat",
    description = "Prints a file out of a layer, deleted and overwritten ones too.",
    customSynopsis = "imagescan cat [OPTIONS] TARGET LAYER PATH",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    sortOptions = false,
    footerHeading = "%n",
    footer = "On a terminal, what would control it is escaped.")
final class CatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Scanner scanner;

  @Parameters(index = "0", paramLabel = "TARGET", description = "As for scan.")
  String target = "";

  @Parameters(
      index = "1",
      paramLabel = "LAYER",
      description = "Its number, counted from 0, its digest or its diffID.")
  String layer = "";

  @Parameters(index = "2", paramLabel = "PATH", description = "The name in the layer.")
  String path = "";

  @Option(
      names = "--entry",
      paramLabel = "N",
      converter = WholeNumber.FromZero.class,
      description =
          "The entry's number in the layer, as reports show it where several have one name"
              + " (default: the last of that name).")
  @Nullable Integer entry;

  @Mixin TargetOptions targeting = new TargetOptions();

  @Mixin DiagnosticOptions diagnosing = new DiagnosticOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      hidden = true,
      description = "Show this help.")
  boolean help;

  CatCommand(Terminal terminal, Scanner scanner) {
    this.terminal = terminal;
    this.scanner = scanner;
  }

  @Override
  public Integer call() throws TargetException, IOException {
    OutputStream raw = new BufferedOutputStream(terminal.out(), 1 << 16);
    OutputStream out = terminal.outIsTerminal() ? new EscapedOutput(raw) : raw;
    OptionalInt number = entry == null ? OptionalInt.empty() : OptionalInt.of(entry);
    scanner.cat(
        TargetOptions.target(target),
        targeting.meant(Optional.empty(), true),
        terminal.in(),
        new FileOfLayer(layer, EntryName.of(path), number),
        out);
    out.flush();
    return ExitCode.OK;
  }
}

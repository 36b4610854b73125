package io.github.imagescan.cli;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.source.TargetException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    sortOptions = false)
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

  @Mixin TargetOptions targeting = new TargetOptions();

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
    OutputStream out = new BufferedOutputStream(terminal.out(), 1 << 16);
    scanner.cat(
        TargetOptions.target(target),
        targeting.meant(Optional.empty(), true),
        terminal.in(),
        layer,
        EntryName.of(path),
        out);
    out.flush();
    return ExitCode.OK;
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.ImageScanner;
import io.github.imagescan.finding.ScanSummary.Outcome;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // The version is asked for by scripts, often: nothing is loaded for it, picocli least of all.
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.println("imagescan " + ImageScanner.version());
      return;
    }
    int exit = new CommandFace(Terminal.ofProcess(), new FacadeScanner()).run(args);
    System.exit(exit == Outcome.FINDINGS.exitCode() ? findings(exit) : exit);
  }

  /**
   * Java that cannot start ends with 1, too. The launcher tells the two apart by another code for
   * findings, of which it makes a 1 again.
   */
  private static int findings(int exit) {
    return Integer.getInteger("imagescan.exit.findings", exit);
  }
}

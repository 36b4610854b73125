package io.github.imagescan.cli;

import io.github.imagescan.ImageScanner;

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
    System.exit(exit);
  }
}

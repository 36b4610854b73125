package io.github.imagescan.rule;

/** A rule pack is wrong: where, what, and what to write instead. */
public final class RulePackException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;

  /**
   * A complaint.
   *
   * @param file as it was given to the reader
   * @param line from 1
   * @param what what is wrong and what to write instead, without a full stop
   */
  public RulePackException(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
    this.file = file;
    this.line = line;
  }

  /** The pack, as it was given to the reader. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}

package io.github.imagescan.finding;

import io.github.imagescan.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is known when all is read.
 *
 * @param images in order
 * @param listed number of findings that the sink was given, by severity; every severity is a key
 * @param atGate findings that fail the build
 * @param notListed findings that the thresholds kept from the list
 * @param suppressed findings that the user ignored
 * @param problems number of problems
 * @param complete whether nothing was left unread
 */
public record ScanSummary(
    List<ScannedImage> images,
    Map<Severity, Long> listed,
    long atGate,
    NotListed notListed,
    long suppressed,
    long problems,
    boolean complete,
    Outcome outcome,
    Duration duration) {
  public ScanSummary {
    images = List.copyOf(images);
    listed = Map.copyOf(listed);
  }

  /**
   * How many findings the thresholds kept from the list, each counted once.
   *
   * @param bySeverity less severe than {@code --min-severity}
   * @param byConfidence severe enough, and less sure than {@code --min-confidence}
   */
  public record NotListed(long bySeverity, long byConfidence) {
    /** None. */
    public static final NotListed NONE = new NotListed(0, 0);

    /** All of them. */
    public long total() {
      return bySeverity + byConfidence;
    }
  }

  /** How a scan ends, and the exit code that says so. */
  public enum Outcome {
    /** Nothing at the gate. */
    CLEAN(0),
    /** Findings at the gate. */
    FINDINGS(1),
    /** Nothing at the gate, yet not all could be read (or, strictly, a problem came up). */
    INCOMPLETE(2);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The process's exit code. */
    public int exitCode() {
      return exitCode;
    }
  }
}

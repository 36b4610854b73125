package io.github.imagescan.cli;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.Clip;
import java.io.PrintStream;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line on the terminal that says that work goes on; gone before a report is written. */
final class Progress implements FindingSink, AutoCloseable {
  private static final String ERASE = "\r\033[K";
  private static final long FIRST_MS = 700;
  private static final long EVERY_MS = 200;

  private final @Nullable PrintStream err;
  private final int width;
  private final String targets;
  private final long start = System.nanoTime();
  private final Timer timer = new Timer("progress", true);
  private long findings;
  private boolean shown;
  private boolean over;

  private Progress(@Nullable PrintStream err, int width, String targets) {
    this.err = err;
    this.width = width;
    this.targets = targets;
  }

  /**
   * Starts it.
   *
   * @param err null: nothing is shown
   * @param width columns of the terminal: only what stands in one line can be erased
   */
  static Progress on(@Nullable PrintStream err, int width, List<String> targets) {
    String first = new Place.TargetName(targets.get(0)).describe();
    String shortened = first.length() > 40 ? "…" + first.substring(first.length() - 39) : first;
    String more = targets.size() > 1 ? " and " + (targets.size() - 1) + " more" : "";
    Progress progress = new Progress(err, width, shortened + more);
    if (err != null) {
      TimerTask task =
          new TimerTask() {
            @Override
            public void run() {
              progress.draw();
            }
          };
      progress.timer.schedule(task, FIRST_MS, EVERY_MS);
    }
    return progress;
  }

  /** Writes the line over the one before. */
  synchronized void draw() {
    if (over || err == null) {
      return;
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    String found = findings == 0 ? "" : ", " + findings + (findings == 1 ? " secret" : " secrets");
    String line = "scanning " + targets + "  " + seconds + " s" + found;
    err.print(ERASE + Clip.to(width - 1, line));
    err.flush();
    shown = true;
  }

  private void erase() {
    if (shown && err != null) {
      err.print(ERASE);
      err.flush();
      shown = false;
    }
  }

  @Override
  public void begin(ScanStart scanStart) {}

  @Override
  public synchronized void finding(Finding finding) {
    findings++;
    erase();
  }

  @Override
  public synchronized void problem(Problem problem) {
    erase();
  }

  @Override
  public void end(ScanSummary summary) {
    close();
  }

  @Override
  public synchronized void close() {
    over = true;
    timer.cancel();
    erase();
  }
}

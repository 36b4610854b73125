package io.github.imagescan.report;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One scan, several reports. One that cannot be written any more is left out from then on; the
 * others, and the outcome of the scan, do not suffer.
 */
public final class FanOut implements FindingSink {
  private final List<Branch> branches = new ArrayList<>();

  /** Adds a report; it hears of everything from then on. */
  public Branch add(FindingSink sink) {
    Branch branch = new Branch(sink);
    branches.add(branch);
    return branch;
  }

  @Override
  public void begin(ScanStart start) {
    tell(sink -> sink.begin(start));
  }

  @Override
  public void finding(Finding finding) {
    tell(sink -> sink.finding(finding));
  }

  @Override
  public void problem(Problem problem) {
    tell(sink -> sink.problem(problem));
  }

  @Override
  public void end(ScanSummary summary) {
    tell(sink -> sink.end(summary));
  }

  private void tell(Consumer<FindingSink> what) {
    branches.forEach(branch -> branch.tell(what));
  }

  /** One of the reports. */
  public static final class Branch {
    private final FindingSink sink;
    private @Nullable IOException failure;

    private Branch(FindingSink sink) {
      this.sink = sink;
    }

    /** What kept it from being written to the end; empty where nothing did. */
    public Optional<IOException> failure() {
      return Optional.ofNullable(failure);
    }

    private void tell(Consumer<FindingSink> what) {
      if (failure == null) {
        try {
          what.accept(sink);
        } catch (UncheckedIOException e) {
          failure = e.getCause();
        }
      }
    }
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.cli.StandardOutput.ReaderGoneException;
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
 * others, and the exit code, do not suffer.
 */
final class FanOut implements FindingSink {
  private final List<Branch> branches = new ArrayList<>();

  Branch add(String name, FindingSink sink) {
    Branch branch = new Branch(name, sink);
    branches.add(branch);
    return branch;
  }

  /** What could not be written, a line each; a reader who left is no complaint. */
  List<String> complaints() {
    return branches.stream().flatMap(branch -> branch.complaint().stream()).toList();
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
    for (Branch branch : branches) {
      branch.tell(what);
    }
  }

  /** One report, and whether it can still be written. */
  static final class Branch {
    private final String name;
    private final FindingSink sink;
    private @Nullable IOException failure;

    private Branch(String name, FindingSink sink) {
      this.name = name;
      this.sink = sink;
    }

    boolean broken() {
      return failure != null;
    }

    void broke(UncheckedIOException e) {
      failure = e.getCause();
    }

    private void tell(Consumer<FindingSink> what) {
      if (failure != null) {
        return;
      }
      try {
        what.accept(sink);
      } catch (UncheckedIOException e) {
        broke(e);
      }
    }

    private Optional<String> complaint() {
      if (failure == null || failure instanceof ReaderGoneException) {
        return Optional.empty();
      }
      String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      return Optional.of("the report could not be written to " + name + ": " + why);
    }
  }
}

package io.github.imagescan.place;

/** Takes problems as they come up; handed to every reader. */
@FunctionalInterface
public interface ProblemSink {
  /** Takes one problem. */
  void problem(Problem problem);
}

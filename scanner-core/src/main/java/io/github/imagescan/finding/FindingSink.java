package io.github.imagescan.finding;

import io.github.imagescan.place.Problem;

/**
 * Takes what a scan says, in an order that does not depend on threads: one {@link #begin}, then
 * findings and problems, then one {@link #end}. Called by one thread at a time.
 */
public interface FindingSink {
  /** The scan begins. */
  void begin(ScanStart start);

  /** A finding that is to be listed. */
  void finding(Finding finding);

  /** Something could not be read as it should; its texts are masked already. */
  void problem(Problem problem);

  /** The scan is over; nothing comes after. */
  void end(ScanSummary summary);
}

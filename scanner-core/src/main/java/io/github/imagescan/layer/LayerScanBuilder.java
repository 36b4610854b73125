package io.github.imagescan.layer;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.place.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is learnt of a layer while it is read. */
final class LayerScanBuilder {
  private final EntryIndexBuilder entries = EntryIndex.builder();
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long files;
  private boolean endBlocks = true;

  void entry(EntryHeader header) {
    entries.add(header.ordinal(), header.name(), header.kind(), header.linkTarget());
  }

  void file() {
    files++;
  }

  void noEndBlocks() {
    endBlocks = false;
  }

  void candidate(Candidate candidate) {
    candidates.add(candidate);
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  /** A layer whose blob could be opened and read this far. */
  LayerScan build(Unpacked read, boolean toEnd) {
    return new LayerScan(
        toEnd ? read.storedDigest() : Optional.empty(),
        read.storedBytes(),
        toEnd ? read.unpackedDigest() : Optional.empty(),
        read.compression().toString(),
        files,
        read.unpackedBytes(),
        toEnd,
        endBlocks,
        entries.build(),
        candidates,
        problems);
  }

  /** A layer of which nothing could be read. */
  LayerScan unread() {
    return new LayerScan(
        Optional.empty(),
        0,
        Optional.empty(),
        "none",
        files,
        0,
        false,
        endBlocks,
        entries.build(),
        candidates,
        problems);
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.engine.Limits;
import picocli.CommandLine.Option;

/** What bounds a scan, as typed. */
@Heading("Limits")
final class LimitOptions {
  private static final Limits DEFAULTS = Limits.defaults();

  @Option(
      names = "--max-layer-size",
      paramLabel = "SIZE",
      description = "Read at most so much of a layer, uncompressed (default: 64GiB).")
  ByteSize maxLayerSize = new ByteSize(DEFAULTS.maxLayerSize());

  @Option(
      names = "--max-ratio",
      paramLabel = "N",
      description = "Stop where compression exceeds this, after the first GiB (default: 200).")
  int maxRatio = (int) DEFAULTS.maxRatio();

  @Option(
      names = "--max-findings-per-file",
      paramLabel = "N",
      description = "Keep at most so many findings of one file (default: 1,000).")
  int maxFindingsPerFile = DEFAULTS.maxFindingsPerFile();

  @Option(
      names = "--max-entries",
      paramLabel = "N",
      description = "Read at most so many entries of a layer (default: 10,000,000).")
  int maxEntries = DEFAULTS.maxEntries();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Read so many layers at once (default: one for each processor).")
  int threads = Runtime.getRuntime().availableProcessors();

  Limits limits() {
    return new Limits(
        maxLayerSize.bytes(), maxRatio, DEFAULTS.ratioGrace(), maxFindingsPerFile, maxEntries);
  }

  int threads() {
    return Math.min(threads, 256);
  }
}

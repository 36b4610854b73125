package io.github.imagescan.engine;

import io.github.imagescan.layer.LayerReader;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.DetectorProvider;
import io.github.imagescan.match.Detectors;
import io.github.imagescan.match.FootprintKey;
import io.github.imagescan.match.MatchLimits;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.source.Contents;
import io.github.imagescan.source.OpenTarget;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Sources;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Scans targets: each layer once, several at a time; what comes out is in the order of the images,
 * whatever the threads did. Not for use by several callers at once.
 */
public final class Engine implements AutoCloseable {
  private final Limits limits;
  private final Detectors detectors;
  private final Matcher matcher;
  private final LayerReader reader;
  private final ExecutorService threads;

  /**
   * An engine with the detectors of all providers that the class loader finds.
   *
   * @param extraRules the user's own
   * @param threadCount most layers read at once
   * @throws IllegalArgumentException where the rules do not fit each other
   */
  public Engine(ClassLoader plugins, List<Rule> extraRules, Limits limits, int threadCount) {
    this.limits = limits;
    List<DetectorProvider> providers = new ArrayList<>();
    ServiceLoader.load(DetectorProvider.class, plugins).forEach(providers::add);
    this.detectors = Detectors.of(providers, extraRules);
    this.matcher =
        new Matcher(
            detectors, MatchLimits.DEFAULT.maxFindings(limits.maxFindingsPerFile()), newKey());
    this.reader = new LayerReader(matcher, limits.unpack(), limits.maxEntries());
    this.threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "imagescan layer reader");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Secrets are told apart by an HMAC under a key that lives as long as the engine. */
  private static FootprintKey newKey() {
    byte[] key = new byte[FootprintKey.LENGTH];
    new SecureRandom().nextBytes(key);
    return new FootprintKey(key);
  }

  /** All rules in use, by id. */
  public List<Rule> rules() {
    return detectors.rules();
  }

  /** SHA-256 over all that decides what is found, in hexadecimal. */
  public String rulesDigest() {
    return detectors.digest();
  }

  /**
   * Scans one target. One that has nothing to scan is a problem, beside those that led to it.
   *
   * @param stdin read where the target is standard input
   */
  public ScannedTarget scan(Target target, SourceOptions options, InputStream stdin) {
    List<Problem> problems = new ArrayList<>();
    try {
      return scan(target, options, stdin, problems);
    } catch (TargetException e) {
      problems.add(e.problem());
      return new ScannedTarget(List.of(), List.of(), problems);
    }
  }

  private ScannedTarget scan(
      Target target, SourceOptions options, InputStream stdin, List<Problem> problems)
      throws TargetException {
    SourceOptions limited = options.outer(limits.unpackOuter());
    try (OpenTarget open = Sources.open(target, limited, problems::add, stdin)) {
      Map<String, Future<LayerScan>> scans = new ConcurrentHashMap<>();
      Contents contents =
          open.read(
              (key, stored) -> {
                FutureTask<LayerScan> now = new FutureTask<>(() -> reader.read(stored));
                now.run();
                scans.put(key, now);
              });
      if (contents.dockerfile().isPresent()) {
        return DockerfileScan.of(target, contents.dockerfile().get(), matcher, problems);
      }
      for (Manifest manifest : contents.manifests()) {
        for (LayerUse use : manifest.layers()) {
          use.layer().filter(layer -> !layer.passed()).ifPresent(layer -> start(layer, scans));
        }
      }
      ImageFold fold = new ImageFold(matcher, target.name(), contents.form(), problems);
      for (Manifest manifest : contents.manifests()) {
        fold.add(manifest, use -> use.layer().flatMap(layer -> await(layer, scans)));
      }
      return fold.finish();
    } catch (IOException e) {
      throw new TargetException(
          target.name(), "cannot be closed: " + e.getMessage(), "check the disk and try again");
    }
  }

  private void start(Layer layer, Map<String, Future<LayerScan>> scans) {
    scans.computeIfAbsent(
        layer.key(),
        key ->
            threads.submit(
                () -> {
                  try (InputStream stored = layer.open()) {
                    return reader.read(stored);
                  } catch (IOException e) {
                    return LayerScan.failed(LayerReader.problem(e));
                  }
                }));
  }

  /** The scan of a layer; empty where its bytes did not come by. */
  private static Optional<LayerScan> await(Layer layer, Map<String, Future<LayerScan>> scans) {
    Future<LayerScan> scan = scans.get(layer.key());
    if (scan == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(scan.get());
    } catch (ExecutionException e) {
      return Optional.of(LayerScan.failed(Defect.problem(e.getCause(), new Place.Described(""))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

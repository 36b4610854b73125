package io.github.imagescan;

import io.github.imagescan.engine.Limits;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import io.github.imagescan.suppress.Ignores;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What is to be scanned and how: what every face turns its options into.
 *
 * @param targets in the order of the report
 * @param ignores fingerprints, rule ids or path globs that the user does not want to hear of
 * @param extraRules the user's own
 * @param plugins where detectors in code are looked for, the shipped ones included
 * @param threads most layers read at once, at least 1
 * @param allowIncomplete whether a scan that is not complete may end well
 * @param strict whether any problem makes a scan incomplete
 * @param stdin read where a target is {@code -}
 * @param options those that differ from the defaults, as typed; goes into reports
 */
public record ScanRequest(
    List<Target> targets,
    SourceOptions source,
    Limits limits,
    Thresholds thresholds,
    List<String> ignores,
    List<Rule> extraRules,
    ClassLoader plugins,
    int threads,
    boolean showSecrets,
    boolean allowIncomplete,
    boolean strict,
    InputStream stdin,
    Map<String, String> options) {

  public ScanRequest {
    targets = List.copyOf(targets);
    ignores = List.copyOf(ignores);
    extraRules = List.copyOf(extraRules);
    options = Map.copyOf(options);
    Ignores.parse(ignores);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a scan without a target");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: at least 1");
    }
  }

  /** A request with the defaults for everything but its targets. */
  public static Builder of(Target... targets) {
    return new Builder(List.of(targets));
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final List<Target> targets;
    private SourceOptions source = SourceOptions.defaults();
    private Limits limits = Limits.defaults();
    private Thresholds thresholds = Thresholds.defaults();
    private List<String> ignores = List.of();
    private List<Rule> extraRules = List.of();
    private ClassLoader plugins = ScanRequest.class.getClassLoader();
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean showSecrets;
    private boolean allowIncomplete;
    private boolean strict;
    private InputStream stdin = InputStream.nullInputStream();
    private Map<String, String> options = Map.of();

    private Builder(List<Target> targets) {
      this.targets = targets;
    }

    /** How targets are opened. */
    public Builder source(SourceOptions value) {
      source = value;
      return this;
    }

    /** What bounds the scan. */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /** What fails a build, and what is listed. */
    public Builder thresholds(Thresholds value) {
      thresholds = value;
      return this;
    }

    /** Fingerprints, rule ids or path globs. */
    public Builder ignores(List<String> value) {
      ignores = value;
      return this;
    }

    /** The user's own rules. */
    public Builder extraRules(List<Rule> value) {
      extraRules = value;
      return this;
    }

    /** Where detectors in code are looked for. */
    public Builder plugins(ClassLoader value) {
      plugins = value;
      return this;
    }

    /** Most layers read at once. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** Whether reports may show secrets in the clear. */
    public Builder showSecrets(boolean value) {
      showSecrets = value;
      return this;
    }

    /** Whether a scan that is not complete may end well. */
    public Builder allowIncomplete(boolean value) {
      allowIncomplete = value;
      return this;
    }

    /** Whether any problem makes a scan incomplete. */
    public Builder strict(boolean value) {
      strict = value;
      return this;
    }

    /** What {@code -} reads. */
    public Builder stdin(InputStream value) {
      stdin = value;
      return this;
    }

    /** Options as typed, for the report. */
    public Builder options(Map<String, String> value) {
      options = value;
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException where something in it makes no sense, as an ignore that is
     *     too short; the message says what would
     */
    public ScanRequest build() {
      return new ScanRequest(
          targets,
          source,
          limits,
          thresholds,
          ignores,
          extraRules,
          plugins,
          threads,
          showSecrets,
          allowIncomplete,
          strict,
          stdin,
          options);
    }
  }
}

package io.github.imagescan.finding;

import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known before anything is read.
 *
 * @param version of imagescan
 * @param rulesDigest of all rules in use, hexadecimal
 * @param rules all rules in use, by id
 * @param targets as the user named them
 * @param imageName what the user calls the image, whatever the target calls it
 * @param failOn the gate; empty: nothing fails the build
 * @param options those that differ from the defaults, as typed, without values that could be secret
 */
public record ScanStart(
    String version,
    String rulesDigest,
    List<Rule> rules,
    List<String> targets,
    Optional<String> imageName,
    Optional<Severity> failOn,
    Confidence minConfidence,
    Severity minSeverity,
    boolean showSecrets,
    Map<String, String> options,
    Instant time) {
  public ScanStart {
    rules = List.copyOf(rules);
    targets = List.copyOf(targets);
  }
}

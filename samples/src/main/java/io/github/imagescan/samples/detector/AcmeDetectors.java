package io.github.imagescan.samples.detector;

import io.github.imagescan.match.DetectorProvider;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.PatternSyntax;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RulePackException;
import io.github.imagescan.rule.RulePackReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/** What the jar adds: a rule, and the detector in code that the rule names. */
public final class AcmeDetectors implements DetectorProvider {
  @Override
  public List<Rule> rules() {
    try (InputStream pack = AcmeDetectors.class.getResourceAsStream("acme.yml")) {
      return new RulePackReader(new PatternSyntax()).read("acme.yml", pack).rules();
    } catch (IOException | RulePackException e) {
      throw new IllegalStateException("acme.yml cannot be read", e);
    }
  }

  @Override
  public Collection<HitDetector> hitDetectors() {
    return List.of(new AcmeBadges());
  }
}

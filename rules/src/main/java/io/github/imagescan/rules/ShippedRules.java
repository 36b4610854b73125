package io.github.imagescan.rules;

import io.github.imagescan.match.DetectorProvider;
import io.github.imagescan.match.FileDetector;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.CompiledRules;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rules.detect.FileDetectors;
import io.github.imagescan.rules.detect.HitDetectors;
import io.github.imagescan.rules.validate.Validators;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/** The shipped rules, with the detectors and validators that they name. */
public final class ShippedRules implements DetectorProvider {
  /** The resource beside this class that the build compiles the packs to. */
  public static final String RESOURCE = "rules.bin";

  @Override
  public List<Rule> rules() {
    return Compiled.RULES;
  }

  @Override
  public Collection<HitDetector> hitDetectors() {
    return HitDetectors.all();
  }

  @Override
  public Collection<FileDetector> fileDetectors() {
    return FileDetectors.all();
  }

  @Override
  public Collection<Validator> validators() {
    return Validators.all();
  }

  /** Read when first asked for, once. */
  private static final class Compiled {
    static final List<Rule> RULES = read();

    private static List<Rule> read() {
      try (InputStream in = ShippedRules.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(
              RESOURCE + " is missing from the rules' jar; build it with Maven");
        }
        return CompiledRules.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package io.github.imagescan;

import io.github.imagescan.match.ClaimSink;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.DetectorProvider;
import io.github.imagescan.match.FileDetector;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Validator;
import io.github.imagescan.match.Window;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RulePackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A detector with a defect, as it may come with a user's jar: wherever BREAK stands, it throws. */
public final class BrokenDetector implements DetectorProvider, HitDetector {
  private static final String PACK =
      """
      vendor: broken
      name: Broken
      category: test
      docs: https://docs.example.com/broken
      rotate: https://docs.example.com/rotate
      rules:
        - id: broken
          name: Broken
          kind: token
          severity: high
          confidence: high
          detector: broken
          opens: nothing
          rotate: Nothing to do.
      """;

  /** A class loader that finds it. */
  static ClassLoader in(Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(DetectorProvider.class.getName()), BrokenDetector.class.getName());
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, BrokenDetector.class.getClassLoader());
  }

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.exact("BREAK"));
  }

  @Override
  public int before() {
    return 0;
  }

  @Override
  public int after() {
    return 0;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {
    throw new IllegalStateException("a message that may quote a secret");
  }

  @Override
  public List<Rule> rules() {
    try {
      return new RulePackReader(pattern -> Optional.empty())
          .read("broken.yml", new ByteArrayInputStream(PACK.getBytes(StandardCharsets.UTF_8)))
          .rules();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Collection<HitDetector> hitDetectors() {
    return List.of(this);
  }

  @Override
  public Collection<FileDetector> fileDetectors() {
    return List.of();
  }

  @Override
  public Collection<Validator> validators() {
    return List.of();
  }
}

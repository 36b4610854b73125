package io.github.imagescan.maven;

import io.github.imagescan.report.Hints;
import java.util.Optional;
import java.util.Set;

/** What a report advises, as a user of Maven types it: properties, of which there are few. */
final class MavenHints implements Hints {
  private static final Set<String> PROPERTIES = Set.of("ignore");

  @Override
  public Optional<String> command() {
    return Optional.empty();
  }

  @Override
  public Optional<String> option(String name, String value) {
    return PROPERTIES.contains(name)
        ? Optional.of("-Dimagescan." + name + "=" + value)
        : Optional.empty();
  }
}

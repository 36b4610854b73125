package io.github.imagescan.oci;

import java.util.Optional;

/**
 * What an image runs on (OCI image-spec, image-index.md, "platform").
 *
 * @param variant of the architecture, {@code v7}
 */
public record Platform(String os, String architecture, Optional<String> variant) {

  /** Reads {@code os/arch[/variant]}; empty where the text is not of that form. */
  public static Optional<Platform> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Platform(
            parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty()));
  }

  /**
   * Reads {@code os}, {@code architecture} and {@code variant} of a config or of an index; empty
   * where one of the first two is not told.
   */
  public static Optional<Platform> read(JsonDocument json) {
    Optional<String> os = json.text("/os").filter(text -> !text.isEmpty());
    Optional<String> architecture = json.text("/architecture").filter(text -> !text.isEmpty());
    if (os.isEmpty() || architecture.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Platform(
            os.get(), architecture.get(), json.text("/variant").filter(text -> !text.isEmpty())));
  }

  /**
   * Whether an image of the other platform is meant by this one: without a variant, any is; an
   * image without one has the usual variant of its architecture.
   */
  public boolean accepts(Platform other) {
    return os.equals(other.os)
        && architecture.equals(other.architecture)
        && (variant.isEmpty() || variant.equals(other.variant.or(this::usualVariant)));
  }

  private Optional<String> usualVariant() {
    return switch (architecture) {
      case "arm64" -> Optional.of("v8");
      case "arm" -> Optional.of("v7");
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
  }
}

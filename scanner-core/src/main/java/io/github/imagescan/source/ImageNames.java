package io.github.imagescan.source;

import io.github.imagescan.oci.ImageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What images are called: as the user says, else as the archive says, else as its file is called.
 */
final class ImageNames {
  private static final String CONTAINERD_NAME = "io.containerd.image.name";
  private static final String REF_NAME = "org.opencontainers.image.ref.name";
  private static final List<String> ENDINGS =
      List.of(".gz", ".tgz", ".zst", ".tzst", ".xz", ".txz", ".bz2", ".tbz2", ".tar");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  private final Optional<String> given;
  private final String file;

  /**
   * @param target the last name of the target's path, or {@code stdin}
   */
  ImageNames(Optional<String> given, String target) {
    this.given = given;
    this.file = withoutEndings(target);
  }

  private static String withoutEndings(String name) {
    String rest = name;
    for (String ending : ENDINGS) {
      if (rest.toLowerCase(java.util.Locale.ROOT).endsWith(ending)
          && rest.length() > ending.length()) {
        rest = rest.substring(0, rest.length() - ending.length());
      }
    }
    return rest;
  }

  /** The name of an image without a reference. */
  ImageName ofFile() {
    return new ImageName(given.orElse(file));
  }

  /** The name that a reference gives. */
  ImageName of(Optional<String> reference) {
    return new ImageName(given.or(() -> reference.filter(r -> !r.isEmpty())).orElse(file));
  }

  /** The reference that a descriptor's annotations give. */
  Optional<String> reference(Map<String, String> annotations) {
    return Optional.ofNullable(annotations.get(CONTAINERD_NAME))
        .filter(name -> !name.isEmpty())
        .or(() -> Optional.ofNullable(annotations.get(REF_NAME)).map(this::full));
  }

  /** {@code ref.name} is often the tag alone. */
  private String full(String reference) {
    return TAG.matcher(reference).matches() ? file + ":" + reference : reference;
  }
}

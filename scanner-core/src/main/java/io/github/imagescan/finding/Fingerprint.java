package io.github.imagescan.finding;

/**
 * What stays of a finding when the image is built anew: made from rule, image name without tag,
 * place and an ordinal among equals; never from the secret.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  /** What a person types after {@code --ignore}: the first twelve digits. */
  public String id() {
    return hex.substring(0, 12);
  }
}

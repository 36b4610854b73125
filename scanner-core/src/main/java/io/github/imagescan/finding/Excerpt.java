package io.github.imagescan.finding;

/**
 * Text out of an image that may hold secrets: an instruction, a path, a line. It prints masked; the
 * clear form is for {@code --show-secrets} alone. Control characters are escaped in both.
 */
public record Excerpt(String masked, String clear) {

  /** Text that is known to hold no secret. */
  public static Excerpt plain(String text) {
    return new Excerpt(text, text);
  }

  /** The form that the user asked for. */
  public String show(boolean secrets) {
    return secrets ? clear : masked;
  }

  @Override
  public String toString() {
    return masked;
  }
}

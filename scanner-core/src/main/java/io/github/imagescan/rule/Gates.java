package io.github.imagescan.rule;

import java.util.List;

/**
 * Cheap checks on the secret alone, never on its line or its name. A secret that fails one is not
 * reported.
 *
 * @param minEntropy Shannon entropy in bits a character over the secret; 0 for none
 * @param minDigits least number of digits
 * @param minLower least number of lower-case letters
 * @param minUpper least number of upper-case letters
 * @param notValues names of value lists that the secret must not be in: {@code placeholder}, {@code
 *     template}, {@code repeats}, {@code sequence}, {@code uuid}, {@code identifier}, {@code path},
 *     {@code words}
 */
public record Gates(
    double minEntropy, int minDigits, int minLower, int minUpper, List<String> notValues) {

  /** No check at all. */
  public static final Gates NONE = new Gates(0, 0, 0, 0, List.of());

  public Gates {
    notValues = List.copyOf(notValues);
  }
}

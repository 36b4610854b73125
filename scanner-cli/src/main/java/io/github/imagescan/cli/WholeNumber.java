package io.github.imagescan.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number as people type it: {@code 10000000}, {@code 10,000,000}. */
class WholeNumber implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+");

  private final int least;

  WholeNumber(int least) {
    this.least = least;
  }

  @Override
  public Integer convert(String typed) {
    String digits = FORM.matcher(typed.strip()).matches() ? typed.strip().replace(",", "") : "";
    try {
      int number = Integer.parseInt(digits);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as is one that is too small.
    }
    throw new TypeConversionException(
        String.format(
            Locale.ROOT,
            "'%s' is not a whole number from %d to %,d",
            typed,
            least,
            Integer.MAX_VALUE));
  }

  /** The number of an entry, which counts from 0. */
  static final class FromZero extends WholeNumber {
    FromZero() {
      super(0);
    }
  }
}

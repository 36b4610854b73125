package io.github.imagescan.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of bytes as people type it: {@code 1048576}, {@code 500M}, {@code 64GiB}, {@code 1.5G}.
 * K, M, G, T and KiB, MiB, GiB, TiB are powers of 1,024; KB, MB, GB, TB of 1,000.
 */
record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([a-z]*)");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1L << 10),
          Map.entry("kib", 1L << 10),
          Map.entry("kb", 1_000L),
          Map.entry("m", 1L << 20),
          Map.entry("mib", 1L << 20),
          Map.entry("mb", 1_000_000L),
          Map.entry("g", 1L << 30),
          Map.entry("gib", 1L << 30),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("t", 1L << 40),
          Map.entry("tib", 1L << 40),
          Map.entry("tb", 1_000_000_000_000L));

  /** Reads one; says what a size looks like where the text is none. */
  static final class Converter implements ITypeConverter<ByteSize> {
    @Override
    public ByteSize convert(String typed) {
      Matcher form = FORM.matcher(typed.trim().toLowerCase(Locale.ROOT));
      Long unit = form.matches() ? UNITS.get(form.group(2)) : null;
      if (unit == null) {
        throw new TypeConversionException(
            "'" + typed + "' is not a size; write bytes, or a unit as in 500M or 64GiB");
      }
      BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.compareTo(BigDecimal.ONE) < 0
          || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
        throw new TypeConversionException("'" + typed + "' is not between 1 byte and 8 EiB");
      }
      return new ByteSize(bytes.longValue());
    }
  }
}

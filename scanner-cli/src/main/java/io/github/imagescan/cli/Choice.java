package io.github.imagescan.cli;

import io.github.imagescan.rule.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant by its name in lower case; a wrong name is answered with the nearest. */
final class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  Choice(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String typed) {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    String wanted = typed.toLowerCase(Locale.ROOT);
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new TypeConversionException("'" + typed + "'" + Nearest.hint(wanted, names));
    }
    return type.getEnumConstants()[index];
  }
}

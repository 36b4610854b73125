package io.github.imagescan.report.json;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

/** Two spaces, line feeds, one element a line: the same bytes on every system, and readable. */
public final class JsonLayout {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private JsonLayout() {}

  /** A printer for one document. */
  public static PrettyPrinter printer() {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(INDENTER)
        .withArrayIndenter(INDENTER);
  }
}

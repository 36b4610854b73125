package io.github.imagescan.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a command's help under the {@link Heading}s of the classes that declare them.
 *
 * <p>picocli's own groups would do the same, but of an option that is typed twice they begin a
 * second group, and forget what the first one was told.
 */
final class OptionSections implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        sections.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
      }
    }
    StringBuilder out = new StringBuilder();
    sections.forEach(
        (heading, options) ->
            out.append(String.format("%n%s:%n", heading))
                .append(
                    help.optionListExcludingGroups(
                        options, help.createDefaultLayout(), null, help.parameterLabelRenderer())));
    return out.toString();
  }

  private static String heading(OptionSpec option) {
    Heading heading =
        option.userObject() instanceof Field field
            ? field.getDeclaringClass().getAnnotation(Heading.class)
            : null;
    return heading == null ? "Options" : heading.value();
  }
}

package io.github.imagescan.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.imagescan.rule.PatternCheck;
import java.util.Optional;

/** Checks rules' patterns with the library that runs them, RE2/J: linear time, no look-around. */
public final class PatternSyntax implements PatternCheck {
  private static final String GROUP = "secret";

  @Override
  public Optional<String> complaint(String pattern) {
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return Optional.of("not an RE2 pattern: " + e.getDescription() + " at " + e.getPattern());
    }
    if (!compiled.namedGroups().containsKey(GROUP)) {
      return Optional.of("a pattern needs the group (?P<secret>…) around what is secret");
    }
    if (compiled.matches("")) {
      return Optional.of("the pattern matches nothing at all; ask for a character at least");
    }
    return Optional.empty();
  }
}

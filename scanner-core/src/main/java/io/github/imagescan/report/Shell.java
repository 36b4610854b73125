package io.github.imagescan.report;

import java.util.regex.Pattern;

/** Words of a command that a POSIX shell takes as they are meant (XCU 2.2). */
public final class Shell {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Shell() {}

  /** The word, in single quotes where it needs them. */
  public static String word(String text) {
    return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

package io.github.imagescan.suppress;

import java.util.regex.Pattern;

/**
 * A pattern for paths: {@code ?} is a character, {@code *} characters without a slash, {@code **}
 * any characters, and {@code **}{@code /} any folders or none. A pattern without a slash is for the
 * last part of a path, and one that ends with a slash for all that is below, as in {@code
 * .gitignore}.
 */
public final class Glob {
  /** {@code ./} and {@code /}, which normal paths are without. */
  private static final Pattern ROOT = Pattern.compile("^(?:\\.?/+)+");

  private final String pattern;

  private Glob(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The glob of this text; what reports show before the path itself, root and all, may be there.
   */
  public static Glob of(String text) {
    String path = ROOT.matcher(text).replaceFirst("");
    boolean below = text.endsWith("/");
    boolean anywhere = text.indexOf('/') == (below ? text.length() - 1 : -1);
    return new Glob((anywhere ? "**/" : "") + path + (below ? "**" : ""));
  }

  /** Whether it matches all of a normal path. */
  public boolean matches(String path) {
    // For each beginning of the path: whether the pattern so far matches it.
    boolean[] reached = new boolean[path.length() + 1];
    reached[0] = true;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("**/", i)) {
        reached = anyFolders(reached, path);
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        reached = any(reached, path, true);
        i++;
      } else if (pattern.charAt(i) == '*') {
        reached = any(reached, path, false);
      } else {
        reached = one(reached, path, pattern.charAt(i));
      }
    }
    return reached[path.length()];
  }

  private static boolean[] anyFolders(boolean[] reached, String path) {
    boolean[] next = reached.clone();
    boolean open = false;
    for (int i = 0; i < path.length(); i++) {
      open |= reached[i];
      next[i + 1] |= open && path.charAt(i) == '/';
    }
    return next;
  }

  private static boolean[] any(boolean[] reached, String path, boolean slashes) {
    boolean[] next = reached.clone();
    for (int i = 0; i < path.length(); i++) {
      next[i + 1] |= next[i] && (slashes || path.charAt(i) != '/');
    }
    return next;
  }

  private static boolean[] one(boolean[] reached, String path, char c) {
    boolean[] next = new boolean[reached.length];
    for (int i = 0; i < path.length(); i++) {
      char there = path.charAt(i);
      next[i + 1] = reached[i] && (c == '?' ? there != '/' : there == c);
    }
    return next;
  }

  @Override
  public String toString() {
    return pattern;
  }
}

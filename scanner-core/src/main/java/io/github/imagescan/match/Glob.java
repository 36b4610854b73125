package io.github.imagescan.match;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * A pattern for paths in an image: {@code ?} is a byte, {@code *} is bytes without a slash, {@code
 * **} is any bytes, and <code>**&#47;</code> any folders or none. Paths are compared as bytes, each
 * a Latin-1 character here, for names need not be UTF-8.
 */
final class Glob {
  private final Pattern pattern;

  /** The plain end of every path that matches; most paths fail on it. */
  private final String tail;

  Glob(String glob) {
    String text = glob.startsWith("/") ? glob.substring(1) : glob;
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    StringBuilder regex = new StringBuilder();
    int plain = 0;
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
        plain = i + 1;
      } else if (bytes.startsWith("**", i)) {
        regex.append(".*");
        i++;
        plain = i + 1;
      } else if (bytes.charAt(i) == '*' || bytes.charAt(i) == '?') {
        regex.append(bytes.charAt(i) == '*' ? "[^/]*" : "[^/]");
        plain = i + 1;
      } else {
        regex.append(Pattern.quote(bytes.substring(i, i + 1)));
      }
    }
    pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    tail = bytes.substring(plain);
  }

  /** Whether the normal path, its bytes as Latin-1 characters, matches. */
  boolean matches(String path) {
    return path.endsWith(tail) && pattern.matches(path);
  }
}

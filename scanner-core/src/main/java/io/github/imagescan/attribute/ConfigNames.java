package io.github.imagescan.attribute;

import io.github.imagescan.oci.JsonDocument;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of a config are called. */
final class ConfigNames {
  private static final Pattern ENV = Pattern.compile("/config/Env/\\d{1,6}");
  private static final Pattern LABEL = Pattern.compile("/config/Labels/(.+)", Pattern.DOTALL);
  private static final Pattern SETTING =
      Pattern.compile("/config/([A-Za-z]+)((?:/.*)?)", Pattern.DOTALL);
  private static final Pattern HISTORY = Pattern.compile("/history/(\\d{1,6})/.*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");

  private final Optional<JsonDocument> config;

  ConfigNames(Optional<JsonDocument> config) {
    this.config = config;
  }

  /** For a person: {@code ENV MYSQL_PASSWORD}, {@code Label com.example.key}, {@code Cmd 1}. */
  String name(String pointer) {
    Optional<String> variable = variable(pointer);
    if (variable.isPresent()) {
      return "ENV " + variable.get();
    }
    Matcher label = LABEL.matcher(pointer);
    if (label.matches()) {
      return "Label " + unescaped(label.group(1));
    }
    Matcher setting = SETTING.matcher(pointer);
    if (setting.matches()) {
      return setting.group(1) + unescaped(setting.group(2).replace('/', ' '));
    }
    return pointer.isEmpty() ? "config" : "config " + unescaped(pointer);
  }

  /** The place as it stays when other values come and go: a variable is known by its name. */
  String stable(String pointer) {
    return variable(pointer).map(name -> "/config/Env/" + name).orElse(pointer);
  }

  /** Whether the pointer leads to an environment variable. */
  static boolean isVariable(String pointer) {
    return ENV.matcher(pointer).matches();
  }

  /** The name of an environment variable. */
  Optional<String> variable(String pointer) {
    if (!isVariable(pointer)) {
      return Optional.empty();
    }
    return config
        .flatMap(document -> document.text(pointer))
        .filter(text -> text.indexOf('=') > 0)
        .map(text -> text.substring(0, text.indexOf('=')));
  }

  /** The history entry that a pointer leads into. */
  static OptionalInt history(String pointer) {
    Matcher matcher = HISTORY.matcher(pointer);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** A pointer without the numbers of layers and manifests. */
  static String withoutNumbers(String pointer) {
    return NUMBER.matcher(pointer).replaceAll("/*");
  }

  private static String unescaped(String pointer) {
    return pointer.replace("~1", "/").replace("~0", "~");
  }
}

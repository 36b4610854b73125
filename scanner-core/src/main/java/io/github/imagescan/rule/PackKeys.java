package io.github.imagescan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The keys of one map of a pack, read by type; every complaint has the line it is about. */
final class PackKeys {
  private final String file;
  private final String what;
  private final int line;
  private final Map<String, PackNode.Entry> entries;

  private PackKeys(String file, String what, PackNode.Keys keys) {
    this.file = file;
    this.what = what;
    this.line = keys.line();
    this.entries = keys.entries();
  }

  /**
   * The keys of a node.
   *
   * @param what the map, for complaints: "a rule"
   * @param known all the keys it may have
   */
  static PackKeys of(String file, String what, PackNode node, Set<String> known)
      throws RulePackException {
    PackKeys keys = any(file, what, node);
    for (Map.Entry<String, PackNode.Entry> entry : keys.entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new RulePackException(
            file,
            entry.getValue().line(),
            "`"
                + entry.getKey()
                + "` is no key of "
                + what
                + Nearest.hint(entry.getKey(), new TreeSet<>(known)));
      }
    }
    return keys;
  }

  /** The keys of a node that may have any. */
  static PackKeys any(String file, String what, PackNode node) throws RulePackException {
    if (node instanceof PackNode.Keys keys) {
      return new PackKeys(file, what, keys);
    }
    throw new RulePackException(file, node.line(), what + " is a map of keys, not " + node.kind());
  }

  int line() {
    return line;
  }

  /** The line of a key, or of the map where the key is not there. */
  int line(String key) {
    return entries.containsKey(key) ? entries.get(key).line() : line;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Optional<PackNode> node(String key) {
    return Optional.ofNullable(entries.get(key)).map(PackNode.Entry::value);
  }

  /** A text that must be there and not be blank. */
  String text(String key) throws RulePackException {
    String text = textOr(key, "");
    if (text.isBlank()) {
      throw wrong(key, what + " needs `" + key + "`");
    }
    return text;
  }

  String textOr(String key, String other) throws RulePackException {
    Optional<PackNode> node = node(key);
    return node.isEmpty() ? other : scalar(key, node.get());
  }

  /** A list of texts; one text alone is a list too. */
  List<String> texts(String key) throws RulePackException {
    List<String> out = new ArrayList<>();
    for (PackNode item : items(key)) {
      out.add(scalar(key, item));
    }
    return out;
  }

  /** The items of a list; anything else is a list of one. */
  List<PackNode> items(String key) {
    return node(key)
        .map(n -> n instanceof PackNode.Items list ? list.items() : List.of(n))
        .orElse(List.of());
  }

  /** A number from 0 up. */
  OptionalInt number(String key) throws RulePackException {
    if (!has(key)) {
      return OptionalInt.empty();
    }
    String text = text(key);
    try {
      return OptionalInt.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw wrong(key, "`" + key + "` is a number from 0 up, not " + text);
    }
  }

  boolean truth(String key) throws RulePackException {
    String text = textOr(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, "`" + key + "` is true or false, not " + text);
    }
    return text.equals("true");
  }

  /** A constant, spelled in lower case with hyphens; must be there. */
  <E extends Enum<E>> E constant(String key, Class<E> type) throws RulePackException {
    Map<String, E> known = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants())
        .forEach(c -> known.put(c.name().toLowerCase(Locale.ROOT).replace('_', '-'), c));
    String text = text(key);
    E constant = known.get(text);
    if (constant == null) {
      throw wrong(key, text + " is no `" + key + "`" + Nearest.hint(text, known.keySet()));
    }
    return constant;
  }

  <E extends Enum<E>> E constantOr(String key, Class<E> type, E other) throws RulePackException {
    return has(key) ? constant(key, type) : other;
  }

  /** All texts of a key, each made into something that may refuse it. */
  <T> List<T> each(String key, Function<String, T> make) throws RulePackException {
    List<T> out = new ArrayList<>();
    for (PackNode item : items(key)) {
      String text = scalar(key, item);
      try {
        out.add(make.apply(text));
      } catch (IllegalArgumentException e) {
        throw new RulePackException(file, item.line(), e.getMessage());
      }
    }
    return out;
  }

  /** A text made into something that may refuse it. */
  <T> T made(String key, Function<String, T> make) throws RulePackException {
    try {
      return make.apply(text(key));
    } catch (IllegalArgumentException e) {
      throw wrong(key, e.getMessage());
    }
  }

  /** All keys with their texts. */
  Map<String, String> allTexts() throws RulePackException {
    Map<String, String> out = new LinkedHashMap<>();
    for (String key : entries.keySet()) {
      out.put(key, text(key));
    }
    return out;
  }

  /** A complaint about a key. */
  RulePackException wrong(String key, String complaint) {
    return new RulePackException(file, line(key), complaint);
  }

  private String scalar(String key, PackNode node) throws RulePackException {
    if (node instanceof PackNode.Scalar scalar) {
      return scalar.text();
    }
    throw new RulePackException(
        file, node.line(), "`" + key + "` takes a text here, not " + node.kind());
  }
}

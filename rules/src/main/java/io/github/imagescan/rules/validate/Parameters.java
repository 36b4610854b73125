package io.github.imagescan.rules.validate;

import java.util.Map;

/** What a rule says to its validator. */
record Parameters(Map<String, String> values) {

  int number(String key, int usual) {
    String text = values.get(key);
    return text == null ? usual : Integer.parseInt(text);
  }

  String text(String key, String usual) {
    return values.getOrDefault(key, usual);
  }
}

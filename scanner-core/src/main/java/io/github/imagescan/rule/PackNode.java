package io.github.imagescan.rule;

import java.util.List;
import java.util.Map;

/** A piece of a pack's YAML with the line it begins at, from 1. */
sealed interface PackNode {
  int line();

  /** What it is, for complaints. */
  String kind();

  /** A text, a number, a truth value: what was written, without quotes. */
  record Scalar(int line, String text) implements PackNode {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** Items in order. */
  record Items(int line, List<PackNode> items) implements PackNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys in order of the file, each once. */
  record Keys(int line, Map<String, Entry> entries) implements PackNode {
    @Override
    public String kind() {
      return "a map of keys";
    }
  }

  /** The value of a key, and the line of the key. */
  record Entry(int line, PackNode value) {}
}

package io.github.imagescan.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML into nodes that know their line. A subset: one document, no aliases, no empty values,
 * no key twice.
 */
final class PackYaml {
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final String file;
  private final YAMLParser parser;

  private PackYaml(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static PackNode read(String file, InputStream in) throws RulePackException, IOException {
    try (YAMLParser parser = FACTORY.createParser(in)) {
      PackYaml yaml = new PackYaml(file, parser);
      if (parser.nextToken() == null) {
        throw new RulePackException(file, 1, "an empty pack; begin with `vendor: NAME`");
      }
      PackNode root = yaml.node();
      if (parser.nextToken() != null) {
        throw yaml.wrong("a second document; put all rules of a vendor under one `rules:`");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new RulePackException(file, line(e), "not YAML: " + firstLine(e.getOriginalMessage()));
    }
  }

  private PackNode node() throws RulePackException, IOException {
    int line = line();
    JsonToken token = parser.currentToken();
    if (parser.isCurrentAlias()) {
      throw wrong("an alias (*" + parser.getText() + "); write the value out");
    }
    return switch (token) {
      case START_OBJECT -> new PackNode.Keys(line, entries());
      case START_ARRAY -> new PackNode.Items(line, items());
      case VALUE_NULL -> throw wrong("a key or item without a value; give one or remove it");
      default -> new PackNode.Scalar(line, parser.getText());
    };
  }

  private Map<String, PackNode.Entry> entries() throws RulePackException, IOException {
    Map<String, PackNode.Entry> out = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line();
      if (out.containsKey(key)) {
        throw wrong("`" + key + "` a second time, first in line " + out.get(key).line());
      }
      parser.nextToken();
      out.put(key, new PackNode.Entry(line, node()));
    }
    return out;
  }

  private List<PackNode> items() throws RulePackException, IOException {
    List<PackNode> out = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      out.add(node());
    }
    return out;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private RulePackException wrong(String what) {
    return new RulePackException(file, line(), what);
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}

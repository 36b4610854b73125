package io.github.imagescan.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON document, or a value of one: what is asked for and is not there, or is of another type, is
 * empty.
 */
public final class JsonDocument {
  /** Strings up to 64 MiB: a history line of 10 MB is content like any other. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(64 << 20)
                  .maxNameLength(1 << 20)
                  .maxNestingDepth(200)
                  .build())
          .build();

  private static final ObjectMapper JSON =
      new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Stops at a name that an object has twice, which is legal, and rare. */
  private static final JsonFactory STRICT =
      FACTORY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int MAX_POINTER = 4_096;

  private final JsonNode node;
  private final Optional<byte[]> raw;

  private JsonDocument(JsonNode node) {
    this(node, Optional.empty());
  }

  private JsonDocument(JsonNode node, Optional<byte[]> raw) {
    this.node = node;
    this.raw = raw;
  }

  /** A document that is no JSON, of which there are only the bytes. */
  public static JsonDocument unreadable(byte[] bytes) {
    return new JsonDocument(MissingNode.getInstance(), Optional.of(bytes.clone()));
  }

  /**
   * All bytes, where its values do not say all that they hold: where it is no JSON, or gives a name
   * twice, of which the last counts.
   */
  public Optional<byte[]> raw() {
    return raw.map(byte[]::clone);
  }

  /**
   * Parses a whole document.
   *
   * @throws IOException where the bytes are no JSON, or nest deeper than 200; the message has line
   *     and column, and nothing of the content
   */
  public static JsonDocument parse(byte[] bytes) throws IOException {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node == null || node.isMissingNode()) {
        throw new IOException("empty, JSON expected");
      }
      return new JsonDocument(node, hasDuplicates(bytes) ? Optional.of(bytes) : Optional.empty());
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      throw new IOException(
          "not JSON"
              + (location == null
                  ? ""
                  : " from line "
                      + location.getLineNr()
                      + ", column "
                      + location.getColumnNr()
                      + " on"));
    }
  }

  private static boolean hasDuplicates(byte[] bytes) throws IOException {
    try (var parser = STRICT.createParser(bytes)) {
      while (parser.nextToken() != null) {
        continue;
      }
      return false;
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  /** Whether this is an object. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Whether this is an array. */
  public boolean isArray() {
    return node.isArray();
  }

  /** The value at an RFC 6901 pointer. */
  public Optional<JsonDocument> at(String pointer) {
    JsonNode found = node.at(JsonPointer.compile(pointer));
    return found.isMissingNode() || found.isNull()
        ? Optional.empty()
        : Optional.of(new JsonDocument(found));
  }

  /** The string at the pointer. */
  public Optional<String> text(String pointer) {
    return at(pointer).filter(d -> d.node.isTextual()).map(d -> d.node.textValue());
  }

  /** The whole number at the pointer. */
  public OptionalLong number(String pointer) {
    JsonNode found = node.at(JsonPointer.compile(pointer));
    return found.isIntegralNumber() && found.canConvertToLong()
        ? OptionalLong.of(found.longValue())
        : OptionalLong.empty();
  }

  /** The boolean at the pointer. */
  public boolean flag(String pointer) {
    return node.at(JsonPointer.compile(pointer)).asBoolean(false);
  }

  /** The elements of the array at the pointer; none where it is no array. */
  public List<JsonDocument> items(String pointer) {
    List<JsonDocument> out = new ArrayList<>();
    JsonNode found = node.at(JsonPointer.compile(pointer));
    if (found.isArray()) {
      found.forEach(item -> out.add(new JsonDocument(item)));
    }
    return out;
  }

  /** The members of the object at the pointer that are strings, in order. */
  public Map<String, String> texts(String pointer) {
    Map<String, String> out = new LinkedHashMap<>();
    node.at(JsonPointer.compile(pointer))
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isTextual()) {
                out.put(member.getKey(), member.getValue().textValue());
              }
            });
    return out;
  }

  /** Every string value and every key, with its pointer, in document order. */
  public List<JsonString> strings() {
    List<JsonString> out = new ArrayList<>();
    collect(node, "", "", out);
    return out;
  }

  /** The pointer of a child; one that grows too long is cut, and ends with a mark. */
  private static String child(String pointer, String name) {
    if (pointer.length() + name.length() < MAX_POINTER) {
      return pointer + "/" + name;
    }
    return pointer.endsWith("/…") ? pointer : pointer + "/…";
  }

  private static void collect(JsonNode node, String pointer, String key, List<JsonString> out) {
    if (node.isTextual()) {
      out.add(new JsonString(pointer, key, node.textValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), child(pointer, "" + i), "", out);
      }
    } else if (node.isObject()) {
      for (var member : node.properties()) {
        String name = member.getKey().replace("~", "~0").replace("/", "~1");
        if (member.getValue().isValueNode()) {
          // A key can hold a secret too, and a number can be a password.
          out.add(
              new JsonString(child(pointer, name), member.getKey(), member.getValue().asText()));
        } else {
          out.add(new JsonString(child(pointer, name), member.getKey(), ""));
          collect(member.getValue(), child(pointer, name), member.getKey(), out);
        }
      }
    } else if (!node.isNull()) {
      out.add(new JsonString(pointer, key, node.asText()));
    }
  }

  /**
   * A string of a document.
   *
   * @param pointer RFC 6901
   * @param key the name of the member it is the value of; empty in arrays
   * @param value decoded; empty where only the key is a string
   */
  public record JsonString(String pointer, String key, String value) {}
}

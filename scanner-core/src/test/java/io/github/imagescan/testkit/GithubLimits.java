package io.github.imagescan.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What GitHub code scanning asks of a SARIF file beyond the schema: its bounds, what it needs of
 * each result and rule, and what would open alerts by the thousand.
 */
public final class GithubLimits {
  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");
  private static final Set<String> PRECISIONS = Set.of("very-high", "high", "medium", "low");
  private static final Set<String> PROBLEMS = Set.of("error", "warning", "recommendation");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\((\\d+)\\)");

  /** An encoded colon in the name of an image whose document it is, or a platform behind a name. */
  private static final Pattern IN_IMAGE_NAME =
      Pattern.compile("%3A[^/]*/(?:manifest|config|history|index)$|%20%28[^/]*/[^)]*%29");

  private static final int MAX_LISTED = 50;

  private final List<String> violations = new ArrayList<>();

  private GithubLimits() {}

  /**
   * What GitHub would refuse, drop or misread; empty where all is well. At most 50, each with the
   * place in the file.
   */
  public static List<String> violations(byte[] sarif) {
    try {
      GithubLimits limits = new GithubLimits();
      limits.need(gzipped(sarif) <= 10_000_000, "file", "larger than 10 MB, compressed");
      limits.file(new ObjectMapper().readTree(sarif));
      return List.copyOf(limits.violations);
    } catch (IOException e) {
      return List.of("file: not JSON");
    }
  }

  private void file(JsonNode file) {
    need(file.path("version").asText().equals("2.1.0"), "file", "version is not 2.1.0");
    JsonNode runs = file.path("runs");
    need(runs.isArray() && runs.size() == 1, "file", "not exactly one run");
    for (int i = 0; i < runs.size(); i++) {
      run(runs.get(i), "runs/" + i);
    }
  }

  private void run(JsonNode run, String at) {
    JsonNode driver = run.path("tool").path("driver");
    need(!driver.path("name").asText().isEmpty(), at, "tool without a name");
    JsonNode rules = driver.path("rules");
    need(rules.size() <= 25_000, at, "more than 25,000 rules");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      need(ids.add(rules.get(i).path("id").asText()), at + "/rules/" + i, "id stands twice");
      rule(rules.get(i), at + "/rules/" + i);
    }
    JsonNode results = run.path("results");
    need(results.isArray(), at, "no results; an empty scan has an empty array");
    need(results.size() <= 25_000, at, "more than 25,000 results: " + results.size());
    for (int i = 0; i < results.size(); i++) {
      result(results.get(i), rules, at + "/results/" + i);
    }
    String category = run.path("automationDetails").path("id").asText();
    need(category.endsWith("/"), at, "automationDetails.id is no category/: " + category);
    need(!category.contains(":") && !category.contains("@"), at, "tag or digest in " + category);
    for (JsonNode invocation : run.path("invocations")) {
      need(
          invocation.path("executionSuccessful").asBoolean(false),
          at,
          "executionSuccessful is not true, which blocks the upload");
      for (JsonNode notification : invocation.path("toolExecutionNotifications")) {
        for (JsonNode location : notification.path("locations")) {
          location(location, at + "/notification");
        }
      }
    }
  }

  private void rule(JsonNode rule, String at) {
    String id = rule.path("id").asText();
    need(!id.isEmpty() && !id.contains("sha256:"), at, "no id, or a digest in it");
    need(rule.path("name").asText().length() <= 255, at, "name longer than 255");
    String brief = rule.path("shortDescription").path("text").asText();
    String full = rule.path("fullDescription").path("text").asText();
    need(!brief.isEmpty() && brief.length() <= 1_024, at, "shortDescription: 1 to 1,024");
    need(!full.isEmpty() && full.length() <= 1_024, at, "fullDescription: 1 to 1,024");
    need(!rule.path("help").path("text").asText().isEmpty(), at, "no help.text");
    need(!rule.path("help").path("markdown").asText().isEmpty(), at, "no help.markdown");
    JsonNode properties = rule.path("properties");
    JsonNode tags = properties.path("tags");
    need(tags.isArray() && !tags.isEmpty() && tags.size() <= 10, at, "tags: 1 to 10");
    need(PRECISIONS.contains(properties.path("precision").asText()), at, "precision");
    need(PROBLEMS.contains(properties.path("problem.severity").asText()), at, "problem.severity");
    need(isSecuritySeverity(properties.path("security-severity")), at, "security-severity");
    need(
        LEVELS.contains(rule.path("defaultConfiguration").path("level").asText("warning")),
        at,
        "level");
  }

  private void result(JsonNode result, JsonNode rules, String at) {
    String ruleId = result.path("ruleId").asText();
    JsonNode index = result.path("ruleIndex");
    need(index.isInt(), at, "ruleIndex is no number");
    need(
        !ruleId.isEmpty() && rules.path(index.asInt(-1)).path("id").asText().equals(ruleId),
        at,
        "ruleId " + ruleId + " is not that of its ruleIndex");
    need(LEVELS.contains(result.path("level").asText("warning")), at, "level");
    JsonNode locations = result.path("locations");
    JsonNode related = result.path("relatedLocations");
    need(!locations.isEmpty(), at, "no location");
    need(locations.size() + related.size() <= 1_000, at, "more than 1,000 locations");
    locations.forEach(location -> location(location, at));
    Set<Integer> ids = new HashSet<>();
    for (JsonNode location : related) {
      location(location, at + "/related");
      need(ids.add(location.path("id").asInt(-1)), at, "related location's id stands twice");
    }
    message(result.path("message").path("text").asText(), ids, at);
    String hash = result.path("partialFingerprints").path("primaryLocationLineHash").asText();
    need(!hash.isEmpty(), at, "no partialFingerprints.primaryLocationLineHash");
    need(result.path("suppressions").isMissingNode(), at, "suppressions are not read");
  }

  private void message(String text, Set<Integer> ids, String at) {
    need(!text.isEmpty(), at, "no message.text");
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      need(
          ids.contains(Integer.parseInt(links.group(1))),
          at,
          "link to related location " + links.group(1) + ", which is not there");
    }
  }

  private void location(JsonNode location, String at) {
    JsonNode physical = location.path("physicalLocation");
    uri(physical.path("artifactLocation").path("uri").asText(), at);
    JsonNode region = physical.path("region");
    for (String name : List.of("startLine", "startColumn", "endLine", "endColumn")) {
      need(region.path(name).isInt() && region.path(name).asInt() >= 1, at, "region." + name);
    }
    boolean ordered =
        region.path("endLine").asInt() > region.path("startLine").asInt()
            || region.path("endLine").asInt() == region.path("startLine").asInt()
                && region.path("endColumn").asInt() >= region.path("startColumn").asInt();
    need(ordered, at, "region ends before it starts");
  }

  private void uri(String uri, String at) {
    need(!uri.isEmpty() && !uri.startsWith("/"), at, "uri is not relative: " + uri);
    need(!uri.contains(":") && !uri.contains("@"), at, "tag, digest or scheme in uri: " + uri);
    need(!IN_IMAGE_NAME.matcher(uri).find(), at, "tag or platform in uri: " + uri);
    need(!uri.contains("\\") && !uri.contains("//"), at, "uri is no path: " + uri);
    for (String segment : uri.split("/", -1)) {
      need(!segment.equals("..") && !segment.equals("."), at, "dots in uri: " + uri);
    }
    try {
      URI.create(uri);
    } catch (IllegalArgumentException e) {
      need(false, at, "not a uri: " + uri);
    }
  }

  private static boolean isSecuritySeverity(JsonNode node) {
    if (!node.isTextual() || !node.asText().matches("\\d{1,2}\\.\\d")) {
      return false;
    }
    double value = Double.parseDouble(node.asText());
    return value >= 0.1 && value <= 10;
  }

  private void need(boolean holds, String at, String otherwise) {
    if (!holds && violations.size() < MAX_LISTED) {
      violations.add(at + ": " + otherwise);
    }
  }

  private static long gzipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.size();
  }
}

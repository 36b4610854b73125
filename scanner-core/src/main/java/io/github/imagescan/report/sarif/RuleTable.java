package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.Clip;
import io.github.imagescan.report.Hints;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules that have results, by id, each with its index. */
final class RuleTable {
  private static final int MAX_NAME = 255;
  private static final int MAX_DESCRIPTION = 1_024;

  private final Map<String, ReportingDescriptor> byId = new TreeMap<>();
  private final Map<String, Integer> indexes = new TreeMap<>();

  /**
   * @param findings whose rules are meant
   * @param further descriptors of results that are no findings
   */
  RuleTable(Iterable<Finding> findings, List<ReportingDescriptor> further, Hints hints) {
    for (Finding finding : findings) {
      byId.computeIfAbsent(
          id(finding), id -> descriptor(id, finding.rule(), finding.severity(), hints));
    }
    further.forEach(descriptor -> byId.put(descriptor.getId(), descriptor));
    byId.keySet().forEach(id -> indexes.put(id, indexes.size()));
  }

  /** The rule's id, with the severity where it isn't the rule's. */
  static String id(Finding finding) {
    String id = finding.rule().id().value();
    return finding.severity() == finding.rule().severity()
        ? id
        : id + "/" + finding.severity().id();
  }

  /** The place of a rule in {@link #descriptors}, from 0. */
  int index(String id) {
    return indexes.get(id);
  }

  Set<ReportingDescriptor> descriptors() {
    return new LinkedHashSet<>(byId.values());
  }

  private static ReportingDescriptor descriptor(
      String id, Rule rule, Severity severity, Hints hints) {
    String words = Printable.line(rule.title());
    String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    String lowered = severity == rule.severity() ? "" : " (severity " + severity.id() + ")";
    String full =
        rule.opens().isEmpty()
            ? title + " in a container image."
            : "Whoever has it can " + Printable.line(rule.opens()) + ".";
    return new ReportingDescriptor()
        .withId(id)
        .withName(Clip.to(MAX_NAME, pascal(id)))
        .withShortDescription(text(title + " in a container image" + lowered))
        .withFullDescription(text(full))
        .withHelp(RuleHelp.of(rule, hints))
        .withDefaultConfiguration(
            new ReportingConfiguration().withLevel(Severities.ruleLevel(severity)))
        .withProperties(
            properties(severity, Severities.precision(rule.confidence())).withTags(tags(rule)));
  }

  /** The properties of a rule that GitHub reads. */
  static PropertyBag properties(Severity severity, String precision) {
    return new PropertyBag()
        .withAdditionalProperty("precision", precision)
        .withAdditionalProperty("problem.severity", Severities.problem(severity))
        .withAdditionalProperty("security-severity", Severities.security(severity));
  }

  private static Set<String> tags(Rule rule) {
    List<String> tags = new ArrayList<>(List.of("security", "secret"));
    tags.add(rule.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    tags.add(rule.vendor().category());
    tags.add(rule.vendor().id());
    tags.removeIf(String::isEmpty);
    return new LinkedHashSet<>(tags);
  }

  private static MultiformatMessageString text(String text) {
    return new MultiformatMessageString().withText(Clip.to(MAX_DESCRIPTION, text));
  }

  /** {@code GithubPatInfo} of {@code github-pat/info}: SARIF's names are in Pascal case. */
  private static String pascal(String id) {
    StringBuilder out = new StringBuilder();
    for (String word : id.split("[-/]")) {
      out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return out.toString();
  }
}

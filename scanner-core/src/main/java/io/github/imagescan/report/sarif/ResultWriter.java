package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.Result;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.report.FindingFields;
import io.github.imagescan.report.LayersOfImages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a result of a finding. */
record ResultWriter(
    RuleTable rules,
    LayersOfImages layers,
    Places places,
    MessageWriter messages,
    boolean secrets) {
  /** GitHub keeps no more locations of a result, and refuses a file with more than 1,000. */
  private static final int MAX_RELATED = 99;

  Result of(Finding finding) {
    String ruleId = RuleTable.id(finding);
    Set<Location> related = new LinkedHashSet<>();
    Optional<Location> hiding = hiding(finding);
    hiding.ifPresent(
        location ->
            related.add(location.withId(1).withMessage(new Message().withText("Hidden here"))));
    List<Occurrence> further =
        finding
            .occurrences()
            .subList(1, Math.min(finding.occurrences().size(), 1 + MAX_RELATED - related.size()));
    for (Occurrence at : further) {
      related.add(
          places
              .of(finding.image(), at)
              .withId(related.size() + 1)
              .withMessage(new Message().withText("The same secret")));
    }
    Result result =
        new Result()
            .withRuleId(ruleId)
            .withRuleIndex(rules.index(ruleId))
            .withLevel(Severities.level(finding.severity()))
            .withMessage(
                new Message().withText(messages.of(finding, hiding.isPresent(), further.size())))
            .withLocations(List.of(places.of(finding.image(), finding.first())))
            .withOccurrenceCount(finding.occurrences().size())
            .withPartialFingerprints(fingerprints(finding.fingerprint().hex()))
            .withProperties(properties(finding));
    return related.isEmpty() ? result : result.withRelatedLocations(related);
  }

  /**
   * What keeps an alert the same alert. GitHub reads the first, and would make it of the line's
   * text were it not there, which is none.
   */
  static PartialFingerprints fingerprints(String hex) {
    return new PartialFingerprints()
        .withAdditionalProperty("primaryLocationLineHash", hex)
        .withAdditionalProperty("imagescan/v1", hex);
  }

  private Optional<Location> hiding(Finding finding) {
    var by = finding.first().visibility().hiddenByLayer();
    if (by.isEmpty()) {
      return Optional.empty();
    }
    ScannedLayer layer =
        layers
            .find(finding.image(), by.getAsInt())
            .orElseGet(
                () ->
                    new ScannedLayer(
                        by.getAsInt(), Optional.empty(), Optional.empty(), 0, 0, false));
    return Optional.of(places.hiding(finding, layer));
  }

  private PropertyBag properties(Finding finding) {
    PropertyBag out = new PropertyBag();
    FindingFields.summary(finding, secrets)
        .forEach(
            (name, value) -> {
              if (value != null) {
                out.withAdditionalProperty(name, value);
              }
            });
    return out;
  }
}

package io.github.imagescan.attribute;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Folds what was found in an image's layers and documents into findings: one for each secret and
 * rule, with every place it stands at. Belongs to one thread.
 */
public final class Attribution {
  private record Key(RuleId rule, Secret secret) {}

  private final Manifest image;
  private final int layers;
  private final Sightings sightings;

  private Attribution(Manifest image, List<Candidate> metadata, List<LayerScanUse> stack) {
    this.image = image;
    this.layers = stack.size();
    this.sightings = new Sightings(image, metadata, stack);
  }

  /**
   * Puts an image together.
   *
   * @param metadata candidates of config, history, annotations, or of a Dockerfile's text
   * @param stack every layer of the image, in order
   */
  public static Attribution of(Manifest image, List<Candidate> metadata, List<LayerScanUse> stack) {
    return new Attribution(image, metadata, stack);
  }

  /** What the image is called, without a secret. */
  public ImageName name() {
    return new ImageName(sightings.masker().mask(image.name().reference()));
  }

  /** The instruction that made each layer; empty where history does not tell. */
  public List<Optional<Excerpt>> instructions() {
    return IntStream.range(0, layers).mapToObj(sightings::shownInstructionOf).toList();
  }

  /** The findings of the image: most severe first, then surest, then by where they came in. */
  public List<Finding> findings(ImageInfo info) {
    Map<Key, List<Sighting>> groups = new LinkedHashMap<>();
    for (Sighting sighting : sightings.all()) {
      Candidate candidate = sighting.candidate();
      groups
          .computeIfAbsent(
              new Key(candidate.rule().id(), candidate.secret()), key -> new ArrayList<>())
          .add(sighting);
    }
    groups.values().forEach(group -> group.sort(Comparator.comparing(Sighting::arrival)));
    List<List<Sighting>> inOrder = new ArrayList<>(groups.values());
    inOrder.sort(
        Comparator.comparing((List<Sighting> group) -> group.get(0).arrival())
            .thenComparing(group -> group.get(0).candidate().rule().id()));

    Fingerprints fingerprints = new Fingerprints(info.name());
    List<Finding> findings = new ArrayList<>();
    for (List<Sighting> group : inOrder) {
      findings.add(finding(group, info, fingerprints));
    }
    // The sort is stable: equals stay as they came in.
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::confidence));
    return findings;
  }

  private Finding finding(List<Sighting> group, ImageInfo info, Fingerprints fingerprints) {
    Sighting first = group.get(0);
    Rule rule = first.candidate().rule();
    List<Candidate> candidates = group.stream().map(Sighting::candidate).toList();
    Severity severity =
        candidates.stream().map(Candidate::severity).min(Comparator.naturalOrder()).orElseThrow();
    Confidence confidence =
        candidates.stream().map(Candidate::confidence).min(Comparator.naturalOrder()).orElseThrow();
    Set<RuleId> also = new TreeSet<>();
    candidates.forEach(candidate -> also.addAll(candidate.also()));
    also.remove(rule.id());
    List<Occurrence> occurrences = occurrences(group);
    return new Finding(
        rule,
        List.copyOf(also),
        severity,
        confidence,
        why(candidates, severity, confidence),
        // One whose value is at hand, if there is one: --show-secrets needs it.
        candidates.stream()
            .map(Candidate::secret)
            .filter(secret -> secret.value().isPresent())
            .findFirst()
            .orElse(first.candidate().secret()),
        candidates.stream()
            .flatMap(candidate -> candidate.publicPart().stream())
            .findFirst()
            .map(sightings::publicPart),
        info,
        occurrences,
        occurrences.stream()
            .map(Occurrence::visibility)
            .min(Comparator.comparingInt(Visibility::rank))
            .orElseThrow(),
        Fixes.of(rule, first.avoid()),
        fingerprints.next(rule.id(), first.stablePlace()),
        Optional.empty());
  }

  private static List<Occurrence> occurrences(Collection<Sighting> group) {
    List<Occurrence> occurrences = new ArrayList<>();
    Set<Arrival> arrivals = new HashSet<>();
    for (Sighting sighting : group) {
      if (arrivals.add(sighting.arrival())) {
        occurrences.add(sighting.occurrence());
      }
    }
    return CopyUps.follow(occurrences);
  }

  /** All reasons; why it is less of a secret only where it is the best candidate that says so. */
  private List<Reason> why(List<Candidate> candidates, Severity severity, Confidence confidence) {
    Set<Reason> why = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      boolean best = candidate.severity() == severity && candidate.confidence() == confidence;
      candidate.why().stream()
          .filter(reason -> best || reason.kind() != Reason.Kind.LOWERED)
          .map(reason -> new Reason(reason.kind(), sightings.masker().mask(reason.text())))
          .forEach(why::add);
    }
    return List.copyOf(why);
  }
}

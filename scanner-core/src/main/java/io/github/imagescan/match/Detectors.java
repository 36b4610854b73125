package io.github.imagescan.match;

import io.github.imagescan.match.CompiledRule.Form;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All rules of a run, made ready for matching. Never changes; threads share it. */
public final class Detectors {
  private static final int MOST_FILE_BYTES = 1 << 20;

  private final List<Rule> rules;
  private final String digest;
  private final Map<RuleId, CompiledRule> compiled = new TreeMap<>();
  private final Map<String, HitDetector> hitDetectors;
  private final Map<String, FileDetector> fileDetectors;
  private final FileInterests files;
  private final LiteralIndex literals;

  private Detectors(Collection<DetectorProvider> providers, List<Rule> extra) {
    rules =
        Stream.concat(providers.stream().flatMap(p -> p.rules().stream()), extra.stream())
            .sorted(Comparator.comparing(Rule::id))
            .toList();
    Stream<HitDetector> assignment =
        rules.stream().anyMatch(rule -> isAssignment(rule))
            ? Stream.of(new AssignmentDetector(idsOf(rules, AssignmentDetector.NAME)))
            : Stream.of();
    hitDetectors =
        byName(
            Stream.concat(assignment, providers.stream().flatMap(p -> p.hitDetectors().stream())),
            HitDetector::name,
            "detectors");
    fileDetectors =
        byName(
            providers.stream().flatMap(p -> p.fileDetectors().stream()),
            FileDetector::name,
            "file detectors");
    Map<String, Validator> validators =
        byName(
            providers.stream().flatMap(p -> p.validators().stream()),
            Validator::name,
            "validators");
    for (Rule rule : rules) {
      if (compiled.put(rule.id(), compile(rule, validators)) != null) {
        throw new IllegalArgumentException(
            "two rules are called " + rule.id() + ": give one of them another id");
      }
    }
    digest = RulesDigest.of(rules, code(validators));
    files =
        new FileInterests(fileDetectors.values().stream().filter(d -> isUsed(d.name())).toList());
    fileDetectors.values().forEach(Detectors::checkSize);
    literals =
        new LiteralIndex(
            compiled.values(),
            hitDetectors.values().stream().filter(d -> isUsed(d.name())).toList());
  }

  /**
   * Puts rules and code together.
   *
   * @param extra the user's rules
   * @throws IllegalArgumentException where two rules have one id, a rule names a detector or a
   *     validator that nobody provides, or could never match
   */
  public static Detectors of(Collection<DetectorProvider> providers, List<Rule> extra) {
    return new Detectors(providers, extra);
  }

  /** All rules, by id. */
  public List<Rule> rules() {
    return rules;
  }

  /** SHA-256 over all that decides what is found, in hexadecimal: a part of cache keys. */
  public String digest() {
    return digest;
  }

  /** The names of the detectors in code that are always there for rules to name. */
  public static Set<String> builtIn() {
    return Set.of(AssignmentDetector.NAME);
  }

  private static boolean isAssignment(Rule rule) {
    return rule.detector().filter(AssignmentDetector.NAME::equals).isPresent();
  }

  private static List<RuleId> idsOf(List<Rule> rules, String detector) {
    return rules.stream()
        .filter(rule -> rule.detector().filter(detector::equals).isPresent())
        .map(Rule::id)
        .toList();
  }

  private static <T> Map<String, T> byName(
      Stream<T> things, Function<T, String> name, String plural) {
    Map<String, T> byName = new TreeMap<>();
    things.forEach(
        thing -> {
          if (byName.put(name.apply(thing), thing) != null) {
            throw new IllegalArgumentException(
                "two " + plural + " are called " + name.apply(thing) + ": give one another name");
          }
        });
    return byName;
  }

  private CompiledRule compile(Rule rule, Map<String, Validator> validators) {
    long ways =
        Stream.of(rule.shape(), rule.pattern(), rule.detector())
            .filter(Optional::isPresent)
            .count();
    if (ways != 1) {
      throw wrong(rule, "needs exactly one of shape, pattern and detector; it has " + ways);
    }
    rule.gates().notValues().forEach(ValueList::named);
    Optional<Validator> validator =
        rule.validate()
            .map(
                validation ->
                    Optional.ofNullable(validators.get(validation.type()))
                        .orElseThrow(
                            () ->
                                wrong(
                                    rule,
                                    "names a validator that nobody provides: "
                                        + validation.type()
                                        + "; there are "
                                        + validators.keySet())));
    List<Literal> literals = new ArrayList<>(rule.literals());
    rule.detector().ifPresent(name -> literals.addAll(literalsOf(rule, name)));
    if (literals.isEmpty() && rule.detector().isEmpty()) {
      throw wrong(rule, "has no literal, so it could never be found");
    }
    Form form =
        rule.shape().isPresent()
            ? Form.SHAPE
            : rule.pattern().isPresent()
                ? Form.PATTERN
                : isAssignment(rule) ? Form.ASSIGNMENT : Form.CODE;
    return CompiledRule.of(rule, form, validator, literals);
  }

  private List<Literal> literalsOf(Rule rule, String detector) {
    HitDetector found = hitDetectors.get(detector);
    if (found == null && !fileDetectors.containsKey(detector)) {
      throw wrong(
          rule,
          "names a detector that nobody provides: "
              + detector
              + "; there are "
              + Stream.concat(hitDetectors.keySet().stream(), fileDetectors.keySet().stream())
                  .sorted()
                  .distinct()
                  .toList());
    }
    return found == null ? List.of() : found.literals();
  }

  private static IllegalArgumentException wrong(Rule rule, String what) {
    return new IllegalArgumentException("rule " + rule.id() + " " + what);
  }

  private List<String> code(Map<String, Validator> validators) {
    return Stream.of(hitDetectors, fileDetectors, validators)
        .flatMap(map -> map.entrySet().stream())
        .map(entry -> entry.getKey() + " " + entry.getValue().getClass().getName())
        .toList();
  }

  private boolean isUsed(String detector) {
    return rules.stream().anyMatch(rule -> rule.detector().filter(detector::equals).isPresent());
  }

  private static void checkSize(FileDetector detector) {
    if (detector.maxBytes() < 1 || detector.maxBytes() > MOST_FILE_BYTES) {
      throw new IllegalArgumentException(
          "detector "
              + detector.name()
              + " wants files of "
              + detector.maxBytes()
              + " bytes; 1 to "
              + MOST_FILE_BYTES
              + " can be kept");
    }
  }

  /** What the automaton looks for, and who is told. */
  LiteralIndex literals() {
    return literals;
  }

  /** Who wants which files whole. */
  FileInterests files() {
    return files;
  }

  /**
   * The rule that a detector claims to have found.
   *
   * @throws IllegalStateException where the rule does not name the detector
   */
  CompiledRule rule(RuleId id, String detector) {
    CompiledRule rule = compiled.get(id);
    if (rule == null || rule.rule().detector().filter(detector::equals).isEmpty()) {
      throw new IllegalStateException(
          "the detector "
              + detector
              + " claims to have found "
              + id
              + ", a rule that does not name it");
    }
    return rule;
  }

  /** Says how much there is, nothing of it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d rules (%s)", rules.size(), digest);
  }
}

package io.github.imagescan.rules.build;

import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.RulePack;
import io.github.imagescan.rule.RulePackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What only all packs together can tell: ids are there once, and each name names something. */
final class PackSet {
  private final Map<RuleId, String> places = new TreeMap<>();
  private final List<RulePackException> complaints = new ArrayList<>();
  private final Set<String> detectors;
  private final Set<String> validators;

  /**
   * A check.
   *
   * @param detectors the names of all detectors in code
   * @param validators the names of all validators
   */
  PackSet(Set<String> detectors, Set<String> validators) {
    this.detectors = detectors;
    this.validators = validators;
  }

  /** All that is wrong, in the order of the files. */
  List<RulePackException> check(List<RulePack> packs) {
    packs.forEach(pack -> pack.entries().forEach(entry -> claimIds(pack, entry)));
    packs.forEach(pack -> pack.entries().forEach(entry -> resolveNames(pack, entry)));
    return complaints;
  }

  private void claimIds(RulePack pack, RuleEntry entry) {
    claim(pack, entry, entry.rule().id());
    entry.rule().aliases().forEach(alias -> claim(pack, entry, alias));
  }

  private void claim(RulePack pack, RuleEntry entry, RuleId id) {
    String first = places.putIfAbsent(id, pack.file() + ":" + entry.line());
    if (first != null) {
      complain(pack, entry.line(), "the id " + id + " is taken, by " + first);
    }
  }

  private void resolveNames(RulePack pack, RuleEntry entry) {
    Rule rule = entry.rule();
    rule.supersedes().forEach(id -> require(pack, entry.line(), "supersedes", id));
    rule.pair().ifPresent(pair -> require(pack, entry.line(), "pair", pair.needs()));
    for (RuleEntry.Example example : entry.examples()) {
      example.also().forEach(id -> require(pack, example.line(), "also", id));
    }
    rule.detector()
        .filter(name -> !detectors.contains(name))
        .ifPresent(name -> unknown(pack, entry, "detector", name, detectors));
    rule.validate()
        .map(Rule.Validation::type)
        .filter(name -> !validators.contains(name))
        .ifPresent(name -> unknown(pack, entry, "validator", name, validators));
  }

  private void require(RulePack pack, int line, String key, RuleId id) {
    if (!places.containsKey(id)) {
      complain(pack, line, "`" + key + "` names the rule " + id + ", which is in no pack");
    }
  }

  private void unknown(
      RulePack pack, RuleEntry entry, String what, String name, Set<String> known) {
    complain(
        pack,
        entry.line(),
        "rule "
            + entry.rule().id()
            + ": no "
            + what
            + " is called "
            + name
            + "; there are "
            + known.stream().sorted().toList());
  }

  private void complain(RulePack pack, int line, String what) {
    complaints.add(new RulePackException(pack.file(), line, what));
  }
}

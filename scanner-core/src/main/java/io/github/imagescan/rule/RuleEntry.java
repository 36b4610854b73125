package io.github.imagescan.rule;

import java.util.List;

/**
 * A rule as it stands in a pack, with what proves that it works.
 *
 * @param line of the pack, from 1
 * @param examples texts in which the rule finds
 * @param counterExamples texts that look alike, in which no rule finds
 */
public record RuleEntry(
    Rule rule, int line, List<Example> examples, List<Example> counterExamples) {
  public RuleEntry {
    examples = List.copyOf(examples);
    counterExamples = List.copyOf(counterExamples);
  }

  /**
   * A text to try the rule on. Secrets in it are made when it is tried, so that none is stored:
   * {@code {{gen}}} is one of the rule's shape, {@code {{gen:other-rule}}} one of another rule's,
   * {@code {{random:base62:36}}} so many characters of an alphabet.
   *
   * @param line of the pack, from 1
   * @param finds how many secrets this rule finds in it, of medium confidence or better, or of the
   *     rule's own where that is low
   * @param file the path in the image; {@code docker-history}, {@code docker-env} or {@code
   *     docker-config} for a text of an image's config
   * @param also other rules that rightly find something in it, each once
   */
  public record Example(int line, String text, int finds, String file, List<RuleId> also) {
    public Example {
      also = List.copyOf(also);
    }
  }
}

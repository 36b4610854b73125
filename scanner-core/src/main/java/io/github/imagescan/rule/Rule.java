package io.github.imagescan.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One type of secret: how it is found and what is said of it.
 *
 * <p>A rule finds by its {@link Shape}, by its {@code pattern} with a named group {@code secret},
 * or by a detector in code that names it; exactly one of the three.
 *
 * @param id stable for ever
 * @param aliases ids this rule once had
 * @param title "GitHub personal access token (classic)": a noun phrase, no full stop
 * @param literals what the automaton looks for; each match of the rule holds one
 * @param shape the form of a token that identifies itself
 * @param pattern an RE2 pattern, matched on a window around the literal
 * @param before bytes that the pattern's window reaches before the literal
 * @param after bytes that the pattern's window reaches after the literal's end
 * @param detector the name of a detector in code
 * @param validate the name of a {@code Validator}, with its parameters
 * @param onInvalid what becomes of a secret that the validator refuses
 * @param pair the rule whose secret belongs to this one
 * @param paths globs on the path in the image; where there are any, one must match
 * @param supersedes rules that say less of the same bytes
 * @param redaction what of the secret reports may show
 * @param opens what the secret gives access to, a clause for "Whoever has it can …"
 * @param rotate how it is revoked or replaced, an imperative sentence
 * @param fix how it is kept out of an image, an imperative sentence; empty: the kind's usual one
 */
public record Rule(
    RuleId id,
    List<RuleId> aliases,
    String title,
    Vendor vendor,
    Kind kind,
    Severity severity,
    Confidence confidence,
    List<Literal> literals,
    Optional<Shape> shape,
    Optional<String> pattern,
    int before,
    int after,
    Optional<String> detector,
    Gates gates,
    Optional<Validation> validate,
    OnInvalid onInvalid,
    Optional<PairWith> pair,
    List<String> paths,
    List<RuleId> supersedes,
    Redaction redaction,
    String opens,
    String rotate,
    String fix,
    List<String> references) {

  public Rule {
    aliases = List.copyOf(aliases);
    literals = List.copyOf(literals);
    paths = List.copyOf(paths);
    supersedes = List.copyOf(supersedes);
    references = List.copyOf(references);
  }

  /** What sort of thing the secret is. */
  public enum Kind {
    TOKEN,
    PAIR_ID,
    PAIR_SECRET,
    PASSWORD,
    PRIVATE_KEY,
    STRUCTURED,
    HASH,
    URI
  }

  /** What reports show of the secret. */
  public enum Redaction {
    /** The first text of the shape, and the length: {@code ghp_… (40)}. */
    PREFIX,
    /** {@code ********}, whatever the length. */
    ALL
  }

  /** What becomes of a secret that the validator refuses. */
  public enum OnInvalid {
    /** Its confidence becomes low. */
    DOWNGRADE,
    /** It is not reported. */
    DROP,
    /** The reason is told, nothing else changes. */
    KEEP
  }

  /**
   * A validator and its parameters.
   *
   * @param type the validator's name, such as {@code crc32-base62}
   */
  public record Validation(String type, Map<String, String> parameters) {
    public Validation {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * The other half.
   *
   * @param needs the rule of the other half, whose secret is shown in full
   * @param within greatest distance in lines
   * @param optional whether this half alone is reported too
   */
  public record PairWith(RuleId needs, int within, boolean optional) {}
}

package io.github.imagescan.rules;

import io.github.imagescan.rule.Alphabet;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.testkit.TokenMaker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts secrets where an example has a hole, {@code {{gen}}} and the like; inner holes first. Other
 * text in double braces is left alone: templates have it.
 */
final class ExampleText {
  /** A text that is encoded may end with braces, as JSON does: the last two close the hole. */
  private static final Pattern HOLE =
      Pattern.compile(
          "\\{\\{(?:(?<made>gen|random|pem)(?::(?<of>[^{}]*))?}}"
              + "|(?<coded>base64|base64url|escaped):(?<text>(?:(?!\\{\\{|}}(?!})).)*)}})",
          Pattern.DOTALL);

  private final Rule rule;
  private final TokenMaker maker;
  private final Map<RuleId, String> tokens = new HashMap<>();

  private ExampleText(Rule rule, TokenMaker maker) {
    this.rule = rule;
    this.maker = maker;
  }

  /** The text of an example, the same in every run. */
  static String of(Rule rule, RuleEntry.Example example) {
    long seed = 31L * rule.id().value().hashCode() + example.text().hashCode();
    return new ExampleText(rule, new TokenMaker(seed, new Structures())).fill(example.text());
  }

  private String fill(String text) {
    String filled = text;
    for (Matcher hole = HOLE.matcher(filled); hole.find(); hole = HOLE.matcher(filled)) {
      String filling =
          hole.group("made") == null
              ? coded(hole.group("coded"), hole.group("text"))
              : made(hole.group("made"), hole.group("of"));
      filled = filled.substring(0, hole.start()) + filling + filled.substring(hole.end());
    }
    return filled;
  }

  private String made(String what, String of) {
    return switch (what) {
      case "gen" -> token(of == null ? rule : ShippedPacks.rule(new RuleId(of)));
      case "random" -> random(of);
      default -> PrivateKeyText.of(of);
    };
  }

  private static String coded(String how, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (how) {
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      default -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    };
  }

  private String token(Rule of) {
    return tokens.computeIfAbsent(of.id(), id -> maker.token(of));
  }

  /** {@code base62:36}; a set in brackets may hold colons. */
  private String random(String of) {
    int colon = of.lastIndexOf(':');
    return maker.random(
        Alphabet.of(of.substring(0, colon)), Integer.parseInt(of.substring(colon + 1)));
  }
}

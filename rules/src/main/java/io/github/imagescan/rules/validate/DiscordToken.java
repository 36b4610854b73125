package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rules.encoding.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Discord's bot tokens begin with the bot's number in base64. */
final class DiscordToken implements Validator {
  private static final Pattern SNOWFLAKE = Pattern.compile("\\d{16,20}");

  @Override
  public String name() {
    return "discord";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    int dot = secret.indexOf('.');
    return Base64Text.decode(secret.substring(0, Math.max(dot, 0)))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(number -> SNOWFLAKE.matcher(number).matches())
        .map(number -> Verdict.valid(Reason.Kind.STRUCTURE, "token of the bot " + number))
        .orElseGet(() -> Verdict.invalid("does not begin with a bot's number"));
  }
}

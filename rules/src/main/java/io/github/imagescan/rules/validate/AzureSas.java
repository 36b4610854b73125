package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shared access signatures of Azure: what has expired opens nothing any more. */
final class AzureSas implements Validator {
  private static final Pattern EXPIRY = Pattern.compile("[?&;]?se=(\\d{4}-\\d\\d-\\d\\d)");

  private final Clock clock;

  AzureSas(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "azure-sas";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    Optional<LocalDate> expiry = expiry(match);
    if (expiry.isEmpty()) {
      return Verdict.unknown();
    }
    if (expiry.get().atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(now())) {
      return Verdict.valid(Reason.Kind.STRUCTURE, "valid until " + expiry.get());
    }
    Verdict valid = Verdict.valid(Reason.Kind.LOWERED, "expired on " + expiry.get());
    return valid.severity(Severity.LOW);
  }

  private Instant now() {
    return clock.instant();
  }

  private static Optional<LocalDate> expiry(String match) {
    Matcher found = EXPIRY.matcher(match);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(found.group(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

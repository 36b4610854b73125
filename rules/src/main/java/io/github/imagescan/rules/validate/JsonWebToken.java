package io.github.imagescan.rules.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.rules.encoding.Base64Text;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON Web Tokens (RFC 7519): a header with {@code alg} and a payload, both JSON. One that has
 * expired, or that says of itself that it may be public, opens less.
 */
final class JsonWebToken implements Validator {
  private final Clock clock;

  JsonWebToken(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jwt";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    String[] parts = secret.substring(secret.indexOf("eyJ")).split("\\.", -1);
    if (parts.length < 2) {
      return Verdict.invalid("not a JSON Web Token: it has no payload");
    }
    Optional<JsonNode> header = json(parts[0]);
    Optional<JsonNode> payload = json(parts[1]);
    if (header.isEmpty() || !header.get().path("alg").isTextual() || payload.isEmpty()) {
      return Verdict.invalid("header or payload is not that of a JSON Web Token");
    }
    return judge(header.get(), payload.get());
  }

  private static Optional<JsonNode> json(String part) {
    return Base64Text.decode(part).flatMap(JsonText::object);
  }

  private Verdict judge(JsonNode header, JsonNode payload) {
    List<Reason> why = new ArrayList<>();
    why.add(new Reason(Reason.Kind.STRUCTURE, "header and payload are those of a JSON Web Token"));
    Optional<Severity> severity = Optional.empty();
    String issuer = payload.path("iss").asText("");
    String role = payload.path("role").asText("");
    if (role.equals("service_role")) {
      why.add(new Reason(Reason.Kind.STRUCTURE, "role service_role passes row level security"));
      severity = Optional.of(Severity.CRITICAL);
    } else if (issuer.startsWith("kubernetes/serviceaccount")) {
      why.add(new Reason(Reason.Kind.STRUCTURE, "a Kubernetes service account, without expiry"));
      severity = Optional.of(Severity.CRITICAL);
    }
    Optional<Reason> less = less(header, payload, role);
    if (less.isPresent()) {
      why.add(less.get());
      severity = Optional.of(Severity.LOW);
    }
    return new Verdict(
        Outcome.VALID, Optional.of(Confidence.HIGH), severity, Optional.empty(), why);
  }

  private Optional<Reason> less(JsonNode header, JsonNode payload, String role) {
    JsonNode exp = payload.path("exp");
    if (exp.isNumber() && exp.asLong() < clock.instant().getEpochSecond()) {
      return Optional.of(lowered("expired" + on(exp.asLong())));
    }
    if (header.path("alg").asText().equalsIgnoreCase("none")) {
      return Optional.of(lowered("not signed (alg none)"));
    }
    if (role.equals("anon")) {
      return Optional.of(lowered("made for the public (role anon)"));
    }
    return Optional.empty();
  }

  private static String on(long epochSecond) {
    try {
      return " on " + LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static Reason lowered(String text) {
    return new Reason(Reason.Kind.LOWERED, text);
  }
}

package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The checks that rules name. */
public final class Validators {
  private Validators() {}

  /** All of them. Each lets the list of published examples speak first. */
  public static List<Validator> all() {
    KnownExamples examples = new KnownExamples();
    List<Validator> out = new ArrayList<>();
    out.add(examples);
    checksums().forEach(checksum -> out.add(new UnlessPublished(examples, checksum)));
    structures(Clock.systemUTC())
        .forEach(structure -> out.add(new UnlessPublished(examples, structure)));
    return List.copyOf(out);
  }

  /** Those that can also complete a random token. */
  public static List<Checksum> checksums() {
    return List.of(
        new Crc32Base62(),
        new Crc32Hex(),
        new Crc32Base64(),
        new Sha256Base32(),
        new GitLabRoutable(),
        new AzureKey(),
        new EntraSecret(),
        new AgeKey());
  }

  private static List<Validator> structures(Clock clock) {
    return List.of(
        new AwsKeyId(),
        new JsonWebToken(clock),
        new Base64Json(),
        new PypiMacaroon(),
        new JfrogToken(clock),
        new DiscordToken(),
        new AzureSas(clock));
  }
}

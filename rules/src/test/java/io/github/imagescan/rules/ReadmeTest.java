package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Detectors;
import io.github.imagescan.match.PatternSyntax;
import io.github.imagescan.rule.RulePack;
import io.github.imagescan.rule.RulePackReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(vendor:.*?)```", Pattern.DOTALL);

  @Test
  void theWorkedExampleIsAPackThatRunsBesideTheShippedOnes() throws Exception {
    Matcher yaml = YAML.matcher(Files.readString(Path.of("README.md")));
    yaml.find();
    RulePack pack =
        new RulePackReader(new PatternSyntax())
            .read(
                "README.md",
                new ByteArrayInputStream(yaml.group(1).getBytes(StandardCharsets.UTF_8)));
    int shipped = new ShippedRules().rules().size();
    assertEquals(
        shipped + 1, Detectors.of(List.of(new ShippedRules()), pack.rules()).rules().size());
  }
}

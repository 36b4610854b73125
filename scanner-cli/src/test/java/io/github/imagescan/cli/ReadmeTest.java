package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.place.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The tables of the README against what they are tables of. */
class ReadmeTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern KIND_ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (yes|no) \\|");

  @Test
  void theOptionsAreThoseOfScan() throws IOException {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            false,
            false,
            80,
            "imagescan",
            Map.of());
    ScanCommand scan = new ScanCommand(terminal, FakeScanner.ending(Outcome.CLEAN));
    Set<String> there =
        new CommandLine(scan)
            .getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(ReadmeTest::typed)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told =
        readme()
            .lines()
            .filter(line -> line.startsWith("| `--"))
            // A bar within a cell has a backslash before it.
            .map(line -> line.split("(?<!\\\\)\\|")[1])
            .flatMap(cell -> CODE.matcher(cell).results())
            .map(code -> code.group(1).replace("\\|", "|"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, told);
  }

  private static String typed(OptionSpec option) {
    boolean flag = option.arity().max() == 0;
    return option.longestName() + (flag ? "" : " " + option.paramLabel());
  }

  @Test
  void theProblemsAreThoseThatThereAre() throws IOException {
    Map<String, String> there =
        Arrays.stream(Problem.Kind.values())
            .collect(
                Collectors.toMap(
                    Problem.Kind::id,
                    kind -> kind.incomplete() ? "yes" : "no",
                    (a, b) -> a,
                    TreeMap::new));
    Map<String, String> told =
        KIND_ROW
            .matcher(readme())
            .results()
            .collect(
                Collectors.toMap(
                    row -> row.group(1),
                    (MatchResult row) -> row.group(2),
                    (a, b) -> a,
                    TreeMap::new));
    assertEquals(there, told);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }
}

package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a copy of the launcher in a checkout of empty files, with a Maven that only makes the jar
 * and a Java that only says what it was called with.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>"$CALLS"
      mkdir -p scanner-cli/target
      : >scanner-cli/target/imagescan-cli.jar
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; echo archive >>"$CALLS" ;;
        esac
      done
      echo "$@"
      """;

  @TempDir Path folder;
  private Path home;
  private Path calls;

  @BeforeEach
  void makeACheckout() throws IOException {
    home = Files.createDirectory(folder.resolve("check out"));
    calls = Files.createFile(folder.resolve("calls"));
    Files.copy(Path.of("../imagescan"), home.resolve("imagescan"));
    Files.setPosixFilePermissions(
        home.resolve("imagescan"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(home.resolve("pom.xml"));
    for (String module : List.of("scanner-core", "rules", "scanner-cli")) {
      Files.createDirectories(home.resolve(module + "/src/main/java"));
      Files.createFile(home.resolve(module + "/pom.xml"));
      Files.createFile(home.resolve(module + "/src/main/java/A.java"));
    }
    script("bin/mvn", MAVEN);
    java("17.0.1");
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Result first = launch("scan", "a b.tar", "*");
    assertEquals(0, first.exit(), first.err());
    assertEquals("imagescan: building (sources are newer than the build)…\n", first.err());
    assertTrue(first.out().endsWith("imagescan-cli.jar scan a b.tar *\n"), first.out());
    assertEquals(List.of("-q -B -DskipTests -pl scanner-cli -am package", "archive"), calls());
    Result second = launch("--version");
    assertEquals("", second.err());
    assertEquals(2, calls().size());
    assertTrue(second.out().contains("-XX:SharedArchiveFile="), second.out());
  }

  @Test
  void aSourceThatWasEditedIsBuilt() throws Exception {
    launch();
    edit(home.resolve("rules/src/main/java/A.java"));
    assertTrue(launch().err().contains("building"));
    assertEquals(4, calls().size());
  }

  @Test
  void anotherJdkGetsAnArchiveOfItsOwnWithoutABuild() throws Exception {
    launch();
    java("21.0.2");
    assertTrue(launch().out().contains("/cds/21.0.2+1.jsa"));
    assertEquals(List.of("archive"), calls().subList(2, calls().size()));
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    script("bin/mvn", MAVEN.replace("mkdir", "until [ -e \"$CALLS.go\" ]; do :; done\nmkdir"));
    Process first = start("scan");
    while (calls().isEmpty()) {
      Thread.onSpinWait();
    }
    Process second = start("scan");
    assertTrue(second.errorReader(StandardCharsets.UTF_8).readLine().contains("another build"));
    Files.createFile(folder.resolve("calls.go"));
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    assertEquals(1, calls().stream().filter(call -> call.endsWith("package")).count());
  }

  @Test
  void theLockOfADeadProcessIsTaken() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(home.resolve("target/launcher.lock"));
    Files.writeString(home.resolve("target/launcher.lock/pid"), dead.pid() + "\n");
    assertEquals(0, launch().exit());
    assertFalse(Files.exists(home.resolve("target/launcher.lock")));
  }

  @Test
  void aBuildThatFailsShowsItsLog() throws Exception {
    script("bin/mvn", "#!/bin/sh\necho A.java:1: no such symbol\nexit 1\n");
    Result result = launch();
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("A.java:1: no such symbol"), result.err());
    assertFalse(Files.exists(home.resolve("target/launcher.lock")));
  }

  @Test
  void withoutMavenTheMessageSaysWhatToInstall() throws Exception {
    Files.delete(folder.resolve("bin/mvn"));
    Result result = launch();
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("install Maven 3.8 or later"), result.err());
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    java("11.0.20");
    Result result = launch();
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("Java 11.0.20+1; imagescan needs 17"), result.err());
  }

  @Test
  void itStartsThroughALinkAndWithOptionsForJava() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("check out/imagescan"));
    ProcessBuilder process = process(List.of(link.toString(), "scan"));
    process.environment().put("IMAGESCAN_JAVA_OPTS", "-Xmx256m -Da=*");
    Result result = result(process.start());
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("-Xmx256m -Da=* -jar " + home), result.out());
  }

  private void java(String version) throws IOException {
    script("jdk/bin/java", JAVA);
    Files.writeString(
        folder.resolve("jdk/release"),
        "JAVA_RUNTIME_VERSION=\"" + version + "+1\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void edit(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private Result launch(String... arguments) throws IOException, InterruptedException {
    return result(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("imagescan").toString()));
    command.addAll(List.of(arguments));
    return process(command).start();
  }

  private ProcessBuilder process(List<String> command) throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.startsWith("IMAGESCAN"));
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("CALLS", calls.toString());
    environment.put("PATH", folder.resolve("bin") + ":" + onlyTools());
    return process;
  }

  /** The system's tools without its Maven. */
  private Path onlyTools() throws IOException {
    List<String> names =
        List.of("cat", "dirname", "find", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");
    for (String name : names) {
      for (String bin : System.getenv("PATH").split(":")) {
        Path tool = Path.of(bin, name);
        if (Files.isExecutable(tool)) {
          script("tools/" + name, "#!/bin/sh\nexec " + tool + " \"$@\"\n");
          break;
        }
      }
    }
    return folder.resolve("tools");
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private record Result(int exit, String out, String err) {}
}

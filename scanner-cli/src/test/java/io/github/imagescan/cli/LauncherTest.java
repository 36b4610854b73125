package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.condition.EnabledOnOs;
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
          -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; echo archive >>"$CALLS"; exit ;;
        esac
      done
      printf '%s\\n' "$@"
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
    assertEquals(List.of("scan", "a b.tar", "*"), first.words("scan"));
    assertEquals(List.of("-q -B -DskipTests -pl scanner-cli -am package", "archive"), calls());
    Result second = launch("--version");
    assertEquals("", second.err());
    assertEquals(2, calls().size());
    String archive = home + "/scanner-cli/target/cds/17.0.1+1.jsa";
    assertTrue(second.words().contains("-XX:SharedArchiveFile=" + archive), second.out());
  }

  @Test
  void aBuildThatWasInterruptedIsMadeAgain() throws Exception {
    script("bin/mvn", MAVEN + "kill -TERM $PPID\n");
    assertEquals(143, launch().exit());
    script("bin/mvn", MAVEN);
    Result next = launch("--version");
    assertEquals(0, next.exit());
    assertTrue(next.err().contains("building"), next.err());
    assertEquals("", launch("--version").err());
  }

  @Test
  void aCheckoutThatMayNotBeWrittenToGoesOnWithItsOldBuild() throws Exception {
    launch();
    edit(home.resolve("rules/src/main/java/A.java"));
    // Nothing can be made behind a link to nowhere, not even by root.
    Files.delete(home.resolve("target/launcher.log"));
    Files.delete(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target"), folder.resolve("none/at all"));
    Result old = launch("--version");
    assertEquals(0, old.exit(), old.err());
    assertTrue(old.err().contains("going on with the build as it is"), old.err());
    Files.delete(home.resolve("scanner-cli/target/imagescan-cli.jar"));
    Result none = launch("--version");
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("may not be written to"), none.err());
  }

  @Test
  void aPathThatJavaWouldTakeForTwoIsRefused() throws Exception {
    Path colon = Files.move(home, folder.resolve("check:out"));
    Result result = result(process(List.of(colon.resolve("imagescan").toString())).start());
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("move this checkout"), result.err());
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
    Path lock = Files.createDirectory(home.resolve("target")).resolve("launcher.pid");
    for (String owner : List.of("" + dead.pid(), "nobody")) {
      Files.createSymbolicLink(lock, Path.of(owner));
      assertEquals(0, launch().exit());
      assertFalse(Files.isSymbolicLink(lock));
      edit(home.resolve("rules/src/main/java/A.java"));
    }
  }

  @Test
  void aBuildThatFailsShowsItsLog() throws Exception {
    script("bin/mvn", "#!/bin/sh\necho A.java:1: no such symbol\nexit 1\n");
    Result result = launch();
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("A.java:1: no such symbol"), result.err());
    assertFalse(Files.isSymbolicLink(home.resolve("target/launcher.pid")));
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
    process.environment().put("TMPDIR", "/tmp/with room");
    Result result = result(process.start());
    assertEquals(0, result.exit(), result.err());
    String jar = home + "/scanner-cli/target/imagescan-cli.jar";
    assertEquals(List.of("-Xmx256m", "-Da=*", "-jar", jar, "scan"), result.words("-Xmx256m"));
    assertTrue(result.words().contains("-Djava.io.tmpdir=/tmp/with room"), result.out());
  }

  @Test
  void optionsForJavaThatItDoesNotKnowAreNotPassedOver() throws Exception {
    String lenient = "-XX:+IgnoreUnrecognizedVMOptions";
    assertTrue(launch().words().contains(lenient));
    ProcessBuilder process = process(List.of(home.resolve("imagescan").toString()));
    process.environment().put("IMAGESCAN_JAVA_OPTS", "-XX:+UseSerialGc");
    assertFalse(result(process.start()).words().contains(lenient));
  }

  @Test
  void findingsAreToldFromAJavaThatDoesNotStart() throws Exception {
    assertEquals(1, javaEndingWith("${findings}").exit());
    assertEquals(0, javaEndingWith("0").exit());
    assertEquals(2, javaEndingWith("2").exit());
    assertEquals(137, javaEndingWith("137").exit());
    Result failed = javaEndingWith("1");
    assertEquals(2, failed.exit());
    assertEquals("imagescan: Java could not run it; what it said stands above\n", failed.err());
  }

  private Result javaEndingWith(String code) throws Exception {
    launch();
    script(
        "jdk/bin/java",
        "#!/bin/sh\nfor a; do case $a in *.findings=*) findings=${a#*=} ;; esac; done\nexit "
            + code
            + "\n");
    Result result = launch("scan");
    java("17.0.1");
    return result;
  }

  @Test
  void aSignalReachesJavaAndGivesItsUsualExitCode() throws Exception {
    launch();
    script(
        "jdk/bin/java",
        "#!/bin/sh\ntrap 'echo stopped; exit 143' TERM\necho begun\n"
            + "while :; do sleep 0.05; done\n");
    for (String signal : List.of("INT", "TERM", "HUP")) {
      Process process = start("scan");
      assertEquals("begun", process.inputReader(StandardCharsets.UTF_8).readLine());
      new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
      assertEquals("stopped", process.inputReader(StandardCharsets.UTF_8).readLine());
      assertEquals(
          signal.equals("INT") ? 130 : signal.equals("TERM") ? 143 : 129, process.waitFor());
    }
  }

  @Test
  void javaReadsWhatTheLauncherIsGiven() throws Exception {
    launch();
    script("jdk/bin/java", "#!/bin/sh\nexec cat\n");
    Process process = start("scan", "-");
    process.getOutputStream().write("an image".getBytes(StandardCharsets.UTF_8));
    assertEquals("an image", result(process).out());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesAreReadAsUtf8WhateverTheLocale() throws Exception {
    launch();
    script("jdk/bin/java", "#!/bin/sh\necho $LC_ALL\n");
    ProcessBuilder process = process(List.of(home.resolve("imagescan").toString()));
    process.environment().put("LC_ALL", "xx_XX.UTF-8");
    assertEquals("C.UTF-8\n", result(process.start()).out());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theWidthIsThatOfTheTerminal() throws Exception {
    assumeTrue(Files.exists(onlyTools().resolve("script")), "nothing here makes a terminal");
    launch();
    String command = "stty cols 61; '" + home.resolve("imagescan") + "'";
    Result result = result(process(List.of("script", "-qec", command, "/dev/null")).start());
    assertTrue(result.out().contains("-Dimagescan.columns=61\r\n"), result.out());
    assertTrue(result.out().contains("-Dimagescan.terminal=err,out\r\n"), result.out());
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
        List.of(
            "cat",
            "dirname",
            "find",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "script",
            "sed",
            "sleep",
            "stty");
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

  private record Result(int exit, String out, String err) {
    /** The words that Java was called with. */
    List<String> words() {
      return out.lines().toList();
    }

    /** Those from this one on. */
    List<String> words(String first) {
      return words().subList(words().indexOf(first), words().size());
    }
  }
}

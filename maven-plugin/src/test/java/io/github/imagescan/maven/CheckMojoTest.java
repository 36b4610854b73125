package io.github.imagescan.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  @TempDir Path folder;
  private final CheckMojo mojo = new CheckMojo();

  @BeforeEach
  void writeIntoTheFolder() {
    set("sarif", folder.resolve("a.sarif").toFile());
  }

  @Test
  void withoutAnImageTheMessageSaysHowToNameOne() {
    assertTrue(refusal().contains("as in -Dimagescan.image=target/image.tar"), refusal());
  }

  @Test
  void anImageThatIsNotBuiltYetIsToldFromOneThatCannotBeRead() {
    File image = folder.resolve("jib-image.tar").toFile();
    set("image", image);
    assertEquals(
        image
            + " is not there: is it built in an earlier phase? with jib: bind jib:buildTar to"
            + " package",
        refusal());
  }

  @Test
  void theReportDoesNotReplaceTheImage() throws IOException {
    Path image = Files.writeString(folder.resolve("image.tar"), "an image");
    set("image", image.toFile());
    set("sarif", folder.resolve("./image.tar").toFile());
    assertTrue(refusal().contains("would replace the image"), refusal());
    assertEquals("an image", Files.readString(image));
  }

  @Test
  void anIgnoreThatMakesNoSenseIsTold() throws IOException {
    set("image", Files.writeString(folder.resolve("image.tar"), "an image").toFile());
    set("ignore", List.of("abc12"));
    assertTrue(refusal().contains("imagescan.ignore abc12: too short"), refusal());
  }

  @Test
  void whatIsAdvisedCanBeDoneInMaven() throws IOException {
    set("image", Files.writeString(folder.resolve("image.tar"), "an image").toFile());
    String said = refusal();
    assertTrue(said.contains("could not be read in full"), said);
    assertTrue(said.endsWith("SARIF report: " + folder.resolve("a.sarif")), said);
    assertFalse(said.contains("--"), said);
    MavenHints hints = new MavenHints();
    assertEquals(Optional.of("-Dimagescan.ignore=b80d11"), hints.option("ignore", "b80d11"));
    assertEquals(Optional.empty(), hints.option("show-secrets", ""));
    assertEquals(Optional.empty(), hints.command());
  }

  private String refusal() {
    return assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
  }

  /** As Maven does. */
  private void set(String parameter, Object value) {
    try {
      Field field = CheckMojo.class.getDeclaredField(parameter);
      field.setAccessible(true);
      field.set((AbstractMojo) mojo, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}

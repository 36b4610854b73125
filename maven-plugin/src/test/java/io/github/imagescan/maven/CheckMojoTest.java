package io.github.imagescan.maven;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class CheckMojoTest {

  @Test
  void withoutAnImageTheMessageSaysHowToNameOne() {
    String said = assertThrows(MojoExecutionException.class, new CheckMojo()::execute).getMessage();
    assertTrue(said.contains("as in -Dimagescan.image=target/image.tar"), said);
  }
}

package io.github.imagescan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShellTest {

  @Test
  void wordsAreQuotedForTheShell() {
    assertEquals("app/server.key", Shell.word("app/server.key"));
    assertEquals("'my key'", Shell.word("my key"));
    assertEquals("'it'\\''s'", Shell.word("it's"));
    assertEquals("'$(rm -rf ~)'", Shell.word("$(rm -rf ~)"));
    assertEquals("''", Shell.word(""));
    assertEquals("'~root'", Shell.word("~root"));
  }
}

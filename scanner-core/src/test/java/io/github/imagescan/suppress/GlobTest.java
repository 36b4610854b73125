package io.github.imagescan.suppress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "test/**, test/a/b.txt, true",
    "test/**, test/a, true",
    "test/**, mytest/a, false",
    "test/**, a/test/b, false",
    "**/test/**, a/test/b, true",
    "**/test/**, test/b, true",
    "/etc/*.conf, etc/a.conf, true",
    "etc/*.conf, etc/b/a.conf, false",
    "etc/**/a.conf, etc/a.conf, true",
    "etc/**/a.conf, etc/b/c/a.conf, true",
    "*.pem, usr/share/a.pem, true",
    "*.pem, a.pem, true",
    "*.pem, a.pem/b, false",
    "id_?sa, root/.ssh/id_rsa, true",
    "id_?sa, root/.ssh/id_/sa, false",
    "./app/app.properties, app/app.properties, true",
    "//app/./x, app/x, false",
    "./x, x, true",
    "./x, app/x, false",
    "app/, app/app.properties, true",
    "app/, srv/app/a/b, true",
    "app/, app, false",
    "/app/, app/a/b, true",
    "/app/, srv/app/a, false",
    "srv/app/, srv/app/a/b, true",
    "/, a/b, true",
    "a.b, axb, false",
    "a/b, a/b/c, false",
    "**, a/b/c, true",
    "usr/**.txt, usr/a/b.txt, true"
  })
  void aGlobMatchesAWholePath(String glob, String path, boolean matches) {
    assertEquals(matches, Glob.of(glob).matches(path));
  }
}

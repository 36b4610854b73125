package io.github.imagescan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsentTest {
  private static final String SAVE_IT =
      "no such file; an image in a registry or daemon has to be saved first: docker save ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nginx                                | nginx
          nginx:latest                         | nginx:latest
          acme/shop:1.0                        | acme/shop:1.0
          ghcr.example.com:443/acme/shop_b:1.0 | ghcr.example.com:443/acme/shop_b:1.0
          docker://alpine                      | alpine
          docker-daemon:alpine:3               | alpine:3
          docker://$(boo)                      | IMAGE
          """)
  void anImageThatIsNoFileHasToBeSavedFirst(String typed, String image) {
    assertEquals(typed + ": " + SAVE_IT + image + " | imagescan scan -", said(typed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oci:shop              | no such file; name the file or folder alone, without oci:
          docker-archive:no.tar | no such file; name the file or folder alone, without docker-archive:
          no/such/image.tar     | is not there; name a file or a folder that is
          ./shop                | is not there; name a file or a folder that is
          No-such-Dockerfile    | is not there; name a file or a folder that is
          """)
  void aFileThatIsNotThereIsToldFromAnImage(String typed, String said) {
    assertEquals(typed + ": " + said, said(typed));
  }

  @ParameterizedTest
  @CsvSource("lat\ufffd.tar")
  void aNameThatCouldNotBeReadIsNotSimplyMissing(String typed) {
    assertEquals(
        typed
            + ": is not there; its name is perhaps not UTF-8;"
            + " then give it on standard input: imagescan scan - <FILE",
        said(typed));
  }

  private static String said(String typed) {
    Target target = new Target.PathTarget(Path.of(typed), typed);
    return assertThrows(
            TargetException.class,
            () ->
                Sources.open(
                    target, SourceOptions.defaults(), problem -> {}, InputStream.nullInputStream()))
        .problem()
        .message();
  }
}

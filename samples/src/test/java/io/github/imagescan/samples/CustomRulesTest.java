package io.github.imagescan.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.samples.Imagescan.Run;
import io.github.imagescan.testkit.Form;
import io.github.imagescan.testkit.ImageBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack of {@code samples/rules}, as a user hands it to the command line. */
class CustomRulesTest {
  private static final Path PACK = Path.of("rules", "acme.yml").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void rulesOfOnesOwnFindWhatTheShippedOnesDoNotKnow() throws Exception {
    Path image =
        ImageBuilder.image("acme/shop:1.0")
            .env("DEPLOY=acmd_" + random(32))
            .layer(
                "COPY . /",
                layer -> layer.file("etc/tunnel.conf", "tunnel-pass " + random(16) + "\n"))
            .as(Form.DOCKER_25)
            .tarTo(folder.resolve("shop.tar"));

    assertEquals(0, scan("scan", image.toString()).exitCode());
    Run found = scan("scan", "--rules", PACK.toString(), image.toString());

    assertEquals(1, found.exitCode(), found.said());
    assertTrue(found.said().contains("Acme deploy key"), found.said());
    assertTrue(found.said().contains("Acme tunnel password"), found.said());
  }

  @Test
  void theListHasThem() throws Exception {
    String list = scan("rules", "list", "--rules", PACK.toString()).said();
    assertTrue(list.contains("acme-deploy-key "), list);
    assertTrue(list.contains("password-assignment "), list);
  }

  private Run scan(String... arguments) throws Exception {
    return Imagescan.run(folder, List.of(arguments));
  }

  private static String random(int length) {
    Random random = new Random(length);
    StringBuilder out = new StringBuilder();
    while (out.length() < length) {
      out.append(
          "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(56)));
    }
    return out.toString();
  }
}

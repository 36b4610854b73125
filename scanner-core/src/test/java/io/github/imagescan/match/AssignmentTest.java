package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Matching.TestFile;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines with a value between ‹ and ›, which is what must be found of them; or without. */
class AssignmentTest {
  private static final Matching BOTH =
      Matching.with(
          Rules.rule("password-assignment")
              .kind(Rule.Kind.PASSWORD)
              .detector("assignment")
              .redaction(Rule.Redaction.ALL),
          Rules.rule("secret-assignment").detector("assignment").redaction(Rule.Redaction.ALL));

  private static String plain(String marked) {
    return marked.replace("‹", "").replace("›", "");
  }

  private static void check(String marked, String path) {
    List<Candidate> found = BOTH.in(new TestFile(path, Matching.bytes(plain(marked))));
    check(marked, found);
  }

  private static void check(String marked, List<Candidate> found) {
    String expected =
        marked.contains("‹") ? marked.indexOf('‹') + "-" + (marked.indexOf('›') - 1) : "nothing";
    String actual =
        found.isEmpty()
            ? "nothing"
            : found.get(0).secretSpan().start() + "-" + found.get(0).secretSpan().end();
    assertEquals(expected, actual, plain(marked));
    assertEquals(marked.contains("‹") ? 1 : 0, found.size(), plain(marked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=‹hunter2horse›",
        "export DB_PASSWORD=‹hunter2horse›\n",
        "spring.datasource.password = ‹hunter2horse›\r\n",
        "mysqlRootPassword: ‹hunter2horse›",
        "password: \"‹hunter2horse›\"",
        "  passwd: '‹hunter2horse›'  # the old one",
        "password = ‹hun;ter&2(horse)› # comment",
        "\"password\": \"‹hunter2horse›\",",
        "'db_password' => '‹hunter2horse›',",
        "password := \"‹hunter2horse›\"",
        "<password>‹hunter2horse›</password>",
        "<db:password>‹hunter2horse›</db:password>",
        "<property name=\"db.password\" value=\"‹hunter2horse›\"/>",
        "<property name=\"db.password\">‹hunter2horse›</property>",
        "- name: DB_PASSWORD\n  value: ‹hunter2horse›\n",
        "{\"name\": \"DB_PASSWORD\", \"value\": \"‹hunter2horse›\"}",
        "{\\\"password\\\": \\\"‹hunter2horse›\\\"}",
        "{\\\\\\\"password\\\\\\\": \\\\\\\"‹hunter2horse›\\\\\\\"}",
        "define('DB_PASSWORD', '‹hunter2horse›');",
        "config.set(\"db.password\", \"‹hunter2horse›\")",
        "$config['password'] = '‹hunter2horse›';",
        "setPassword(\"‹hunter2horse›\")",
        "mysql --user root --password ‹hunter2horse› db",
        "mysql --password=‹hunter2horse› db",
        "[\"--password\", \"‹hunter2horse›\"]",
        "docker run -e DB_PASSWORD=‹hunter2horse› image",
        "Server=db;Uid=root;Pwd=‹hunter2horse›;Database=x",
        "url?user=x&password=‹hunter2horse›&z=1",
        "password=b\"‹hunter2horse›\"",
        "password=\"‹pa\\\"ss2›\"",
        "POSTGRES_PASSWORD=‹wordpress›",
        "DB_PASS=‹correct-horse-battery›",
        "db_pwd=‹98765421›",
        "API_KEY=‹k3jv5g2m9jh8wk4x7h6›",
        "apiKey: ‹k3jv5g2m9jh8wk4x7h6›",
        "aws_secret_access_key = ‹wJa+rXU/tnFE1MI9K7MDENGbPxRfiCYzzz34kfH2›",
        "client_secret: '‹8f7a6b5c4d3e2f1a0b9c›'",
        "SECRET_KEY = '‹z&9xk2-q_0f#s8dk1›'",
        "AUTH_TOKEN=‹5fe1b8c27d904a63›",
        "password2: ‹hunter2horse›",
        "PASSWORD_PROD=‹hunter2horse›"
      })
  void aRealLookingValueIsFound(String line) {
    check(line, "app/config.yml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "password=\nnext=hunter2horse",
        "password: \"\"",
        "password: changeme",
        "password: password",
        "password: <your password>",
        "password: ${DB_PASSWORD}",
        "password: $DB_PASSWORD",
        "password: \"{{ db_password }}\"",
        "password: %s",
        "password: xxxxxxxx",
        "password: '********'",
        "password: example",
        "password: null",
        "password: true",
        "password: string",
        "DB_PASSWORD=DB_PASSWORD",
        "DB_PASSWORD=MY_ENV_NAME",
        "password: /run/secrets/db",
        "password = getenv(\"DB_PASSWORD\")",
        "password = os.environ['DB_PASSWORD']",
        "password = process.env.DB_PASSWORD",
        "password = config.getPassword()",
        "password = databasePassword",
        "password == 'hunter2horse'",
        "if (password != 'hunter2horse')",
        "public_key = k3jv5g2m9jh8wk4x7h6",
        "key_file = k3jv5g2m9jh8wk4x7h6",
        "password_file: hunter2horse",
        "passwordPath: hunter2horse",
        "token_version: 12345678a",
        "password_min_length: 123456",
        "password_reset: hunter2horse",
        "token_type: bearer12345",
        "token_url: k3jv5g2m9jh8wk4x7h6",
        "secret_name: k3jv5g2m9jh8wk4x7h6",
        "auth_mode: k3jv5g2m9jh8wk4x7h6",
        "csrf_token: k3jv5g2m9jh8wk4x7h6",
        "eos_token: k3jv5g2m9jh8wk4x7h6",
        "password: ENC(k3jv5g2m9jh8wk4x7h6)",
        "password: {cipher}k3jv5g2m9jh8wk4x7h6",
        "password: !vault |",
        "token: 123e4567-e89b-12d3-a456-426614174000",
        "secret: https://example.com/x1y2z3",
        "PWD=/home/app1",
        "passwd: files systemd",
        "compass: hunter2horse",
        "authors: hunter2horse",
        "password: The password of the user",
        "secret: 1234567890",
        "token: 0123456789abcdef",
        "api_key: your-api-key-here",
        "password = "
      })
  void whatIsNoSecretIsNotFound(String line) {
    check(line, "app/config.yml");
  }

  @Test
  void inAPlaceForSettingsItIsWorthAMediumConfidence() {
    byte[] text = Matching.bytes("DB_PASSWORD=hunter2horse");
    for (String path :
        List.of(
            ".env",
            "app/.env.local",
            "a.properties",
            "etc/x.conf",
            "wp-config.php",
            "settings.py")) {
      assertEquals(
          Confidence.MEDIUM,
          BOTH.in(new TestFile(path, Matching.bytes("DB_PASSWORD='hunter2horse'")))
              .get(0)
              .confidence(),
          path);
    }
    assertEquals(Confidence.MEDIUM, BOTH.in(text, Matching.env()).get(0).confidence());
  }

  @Test
  void elsewhereItIsWorthALowOne() {
    for (String path :
        List.of("a.py", ".env.example", "usr/share/doc/x/a.conf", "x/node_modules/y/config.yml")) {
      assertEquals(
          Confidence.LOW,
          BOTH.in(new TestFile(path, Matching.bytes("DB_PASSWORD='hunter2horse'")))
              .get(0)
              .confidence(),
          path);
    }
  }

  @Test
  void theReasonNamesTheName() {
    assertEquals(
        "real-looking value given to DB_PASSWORD",
        BOTH.in(Matching.bytes("DB_PASSWORD=hunter2horse"), Matching.env())
            .get(0)
            .why()
            .get(0)
            .text());
  }

  @Test
  void peopleChoosePasswordsAndProgramsMakeSecrets() {
    String text = "a_password: hunter2horse\na_token: k3jv5g2m9jh8wk4x7h6\n";
    assertEquals(
        List.of("password-assignment", "secret-assignment"),
        BOTH.in(new TestFile("a.yml", Matching.bytes(text))).stream()
            .map(c -> c.rule().id().value())
            .toList());
  }
}

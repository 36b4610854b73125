package io.github.imagescan.attribute;

import io.github.imagescan.finding.Fix;
import io.github.imagescan.rule.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What would have kept a secret out of an image, by where it stands and what put it there. */
final class Fixes {
  /** Where tools look for their credentials, by the file's name: the id of a secret mount. */
  private static final Map<String, String> CREDENTIAL_FILES =
      Map.ofEntries(
          Map.entry(".netrc", "netrc"),
          Map.entry(".npmrc", "npmrc"),
          Map.entry(".yarnrc.yml", "yarnrc"),
          Map.entry(".pypirc", "pypirc"),
          Map.entry("pip.conf", "pipconf"),
          Map.entry("settings.xml", "maven-settings"),
          Map.entry("gradle.properties", "gradle-properties"),
          Map.entry("nuget.config", "nuget-config"),
          Map.entry(".git-credentials", "git-credentials"),
          Map.entry("credentials.toml", "cargo-credentials"),
          Map.entry(".pgpass", "pgpass"),
          Map.entry(".my.cnf", "mycnf"),
          Map.entry("auth.json", "auth"));

  private static final Pattern SSH_KEY =
      Pattern.compile("(?:.*/)?(?:id_(?:rsa|dsa|ecdsa|ed25519)[^/]*|\\.ssh/.*)");

  private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._@+/-]{1,120}");
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private Fixes() {}

  /** The fix of a finding. */
  static Fix of(Rule rule, String avoid) {
    String rotate = rule.rotate().isEmpty() ? usualRotation(rule) : rule.rotate();
    return new Fix(clause(rotate), clause(rule.fix().isEmpty() ? avoid : rule.fix()));
  }

  /** Packs write sentences; reports join what is to be done with semicolons. */
  private static String clause(String sentence) {
    String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return isWord ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  private static String usualRotation(Rule rule) {
    return switch (rule.kind()) {
      case PRIVATE_KEY -> "make a new key and take the old one out of use";
      case PASSWORD, URI, HASH -> "change the password";
      case TOKEN, PAIR_ID, PAIR_SECRET, STRUCTURED -> "revoke it and make a new one";
    };
  }

  /**
   * For a value in the text of an instruction.
   *
   * @param keyword of the instruction; empty where it is not known
   * @param name the variable it is given to
   * @param inBuildArg whether a RUN was given it as an argument
   */
  static String forInstruction(String keyword, Optional<String> name, boolean inBuildArg) {
    String id = id(name);
    if (inBuildArg || keyword.equals("ARG")) {
      return "build arguments stay in the history; hand it over with "
          + "RUN --mount=type=secret,id="
          + id
          + ",env="
          + id
          + " … and docker build --secret id="
          + id;
    }
    return switch (keyword) {
      case "ENV" -> forVariable(name);
      case "LABEL" -> "leave it out: labels are for everyone who can pull the image";
      case "ADD" ->
          "fetch it in a RUN --mount=type=secret,id=" + id + " … that reads the credentials there";
      case "CMD", "ENTRYPOINT", "HEALTHCHECK" ->
          "let the program read it from its environment or from a file mounted at run time";
      case "ONBUILD" -> "take it out of the ONBUILD instruction: every image built on this runs it";
      default ->
          "RUN --mount=type=secret,id=" + id + " … and read /run/secrets/" + id + " in the command";
    };
  }

  /** For a value of the config's Env. */
  static String forVariable(Optional<String> name) {
    String id = id(name);
    return "take it out of ENV and set it at run time (docker run --env-file, a Kubernetes Secret); "
        + "where the build needs it: RUN --mount=type=secret,id="
        + id
        + ",env="
        + id
        + " …";
  }

  /** For another value of the config. */
  static String forSetting(String pointer) {
    if (pointer.startsWith("/config/Labels/")) {
      return forInstruction("LABEL", Optional.empty(), false);
    }
    return pointer.startsWith("/config/OnBuild/")
        ? forInstruction("ONBUILD", Optional.empty(), false)
        : forInstruction("CMD", Optional.empty(), false);
  }

  /** For an annotation. */
  static String forAnnotation() {
    return "leave it out: annotations are for everyone who can pull the image";
  }

  /** For the text of a Dockerfile. */
  static String forDockerfile() {
    return "RUN --mount=type=secret,id=secret … for the build, "
        + "an environment variable or a mounted file for run time";
  }

  /**
   * For a file of a layer.
   *
   * @param path the normal path, masked
   * @param keyword of the instruction that made the layer; empty where it is not known
   */
  static String forFile(String path, String keyword, Rule.Kind kind) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean copied = keyword.equals("COPY") || keyword.equals("ADD");
    if (SSH_KEY.matcher(path).matches()) {
      return "keep it out of the build context (.dockerignore); "
          + "RUN --mount=type=ssh … lets the build use the agent's key";
    }
    if (CREDENTIAL_FILES.containsKey(name.toLowerCase(Locale.ROOT))) {
      return mount(path, CREDENTIAL_FILES.get(name.toLowerCase(Locale.ROOT)))
          + (copied ? " in place of " + keyword : "");
    }
    if (name.equals("config.json") && path.endsWith(".docker/config.json")) {
      return mount(path, "docker-config") + (copied ? " in place of " + keyword : "");
    }
    if (name.equals("credentials") && path.endsWith(".aws/credentials")) {
      return mount(path, "aws") + (copied ? " in place of " + keyword : "");
    }
    if (name.equals(".env") || name.startsWith(".env.")) {
      return "add .env* to .dockerignore and set the variables at run time";
    }
    if (kind == Rule.Kind.PRIVATE_KEY) {
      return "keep it out of the build context (.dockerignore); mount it at run time";
    }
    if (keyword.equals("RUN")) {
      return mount(path, "secret")
          + " keeps it out of the layer; a later RUN rm does not take it out";
    }
    return (copied ? "add it to .dockerignore" : "keep it out of the build context (.dockerignore)")
        + "; set it at run time, or where the build needs it: "
        + mount(path, "secret");
  }

  private static String mount(String path, String id) {
    String target = PLAIN_PATH.matcher(path).matches() ? ",target=/" + path : "";
    return "RUN --mount=type=secret,id=" + id + target + " …";
  }

  private static String id(Optional<String> name) {
    return name.filter(text -> PLAIN_ID.matcher(text).matches()).orElse("secret");
  }
}

package io.github.imagescan.match;

import java.util.List;
import java.util.Locale;

/**
 * Whether a content is a place for settings, where a real-looking value given to a password-like
 * name most likely is one. Elsewhere (programs, documents, translations, other people's libraries)
 * it is worth a low confidence only.
 */
final class SettingsFile {
  private static final List<String> ENDINGS =
      List.of(
          ".env",
          ".properties",
          ".yml",
          ".yaml",
          ".ini",
          ".conf",
          ".cnf",
          ".cfg",
          ".config",
          ".toml",
          ".xml",
          ".tfvars");

  /** Beginnings of names, before a dot and whatever ending. */
  private static final List<String> NAMES =
      List.of(
          "config",
          "settings",
          "appsettings",
          "application",
          "secrets",
          "credentials",
          "wp-config",
          "local_settings",
          "docker-compose",
          "compose",
          "parameters",
          "database");

  private static final List<String> SAMPLES =
      List.of("example", "sample", "template", ".dist", "messages", "translations");

  private static final List<String> FOREIGN =
      List.of(
          "/node_modules/",
          "/site-packages/",
          "/dist-packages/",
          "/gems/",
          "/usr/share/doc/",
          "/usr/share/man/",
          "/i18n/",
          "/locale/",
          "/locales/",
          "/lang/",
          "/translations/",
          "/examples/",
          "/testdata/");

  private SettingsFile() {}

  /** Whether the content is a place for settings. */
  static boolean is(ContentInfo info) {
    if (info.kind() != ContentInfo.Kind.FILE) {
      return info.metadata();
    }
    String path = "/" + Content.path(info.name()).toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return isSettings(name)
        && SAMPLES.stream().noneMatch(name::contains)
        && FOREIGN.stream().noneMatch(path::contains);
  }

  private static boolean isSettings(String name) {
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    return name.startsWith(".env")
        || ENDINGS.stream().anyMatch(name::endsWith)
        || NAMES.stream().anyMatch(known -> stem.equals(known) || stem.startsWith(known + "-"));
  }
}

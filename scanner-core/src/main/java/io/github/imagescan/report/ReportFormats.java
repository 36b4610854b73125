package io.github.imagescan.report;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The formats of reports that are there: the shipped ones, and those of a user's jars. */
public final class ReportFormats {
  private ReportFormats() {}

  /** The format that the user asks for; empty where the loader knows none of that id. */
  public static Optional<ReportFormat> find(String id, ClassLoader loader) {
    return ServiceLoader.load(ReportFormat.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.id().equalsIgnoreCase(id))
        .findFirst();
  }

  /** The ids of all formats that the loader knows, the shipped ones first. */
  public static List<String> ids(ClassLoader loader) {
    return ServiceLoader.load(ReportFormat.class, loader).stream()
        .map(provider -> provider.get().id())
        .distinct()
        .toList();
  }

  /** The ids of the shipped formats. */
  public static List<String> ids() {
    return ids(ReportFormats.class.getClassLoader());
  }
}

package io.github.imagescan.cli;

import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.rule.Nearest;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats that are there, by what the user types; a plugin's jar may bring more. */
record ReportFormats(Map<String, ReportFormat> byId) {

  static ReportFormats in(ClassLoader loader) {
    Map<String, ReportFormat> byId = new TreeMap<>();
    ServiceLoader.load(ReportFormat.class, loader)
        .forEach(format -> byId.putIfAbsent(format.id(), format));
    return new ReportFormats(byId);
  }

  ReportFormat named(String id) {
    ReportFormat format = byId.get(id);
    if (format == null) {
      throw new UsageException(
          "--report has no format '" + id + "'" + Nearest.hint(id, byId.keySet()));
    }
    return format;
  }
}

package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.Result;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;

/** Our severities and confidences in the words of SARIF and of GitHub. */
final class Severities {
  private Severities() {}

  static Result.Level level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Result.Level.ERROR;
      case MEDIUM -> Result.Level.WARNING;
      case LOW, INFO -> Result.Level.NOTE;
    };
  }

  static ReportingConfiguration.Level ruleLevel(Severity severity) {
    return ReportingConfiguration.Level.fromValue(level(severity).value());
  }

  /** {@code problem.severity}. */
  static String problem(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "recommendation";
    };
  }

  /**
   * {@code security-severity}: 9.1 to 10.0 is critical to GitHub, from 7.0 high, from 4.0 medium,
   * from 0.1 low. There is no word for info: it stands at the foot of low.
   */
  static String security(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.5";
      case INFO -> "0.1";
    };
  }

  static String precision(Confidence confidence) {
    return confidence.id();
  }
}

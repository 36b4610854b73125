package io.github.imagescan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.FindingFields;
import io.github.imagescan.report.ScanFields;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes each finding as it comes; only problems wait for the end. */
final class JsonReport implements FindingSink {
  /** Goes up when a reader of the version before would stumble. */
  private static final int FORMAT_VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private final OutputStream out;
  private final JsonGenerator json;
  private final List<Problem> problems = new ArrayList<>();
  private boolean secrets;

  JsonReport(OutputStream out) {
    this.out = out;
    try {
      json =
          JSON.createGenerator(out)
              .setPrettyPrinter(JsonLayout.printer())
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(ScanStart start) {
    secrets = start.showSecrets();
    writing(
        () -> {
          json.writeStartObject();
          json.writeNumberField("formatVersion", FORMAT_VERSION);
          json.writePOJOField("scan", ScanFields.scan(start));
          json.writeArrayFieldStart("findings");
        });
  }

  @Override
  public void finding(Finding finding) {
    writing(() -> json.writePOJO(FindingFields.of(finding, secrets)));
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void end(ScanSummary summary) {
    writing(
        () -> {
          json.writeEndArray();
          json.writeArrayFieldStart("images");
          for (ScannedImage image : summary.images()) {
            json.writePOJO(ScanFields.image(image, secrets));
          }
          json.writeEndArray();
          json.writeArrayFieldStart("problems");
          for (Problem problem : problems) {
            json.writePOJO(ScanFields.problem(problem));
          }
          json.writeEndArray();
          json.writePOJOField("summary", ScanFields.summary(summary));
          json.writeBooleanField("complete", summary.complete());
          json.writeEndObject();
          json.close();
          out.write('\n');
          out.flush();
        });
  }

  private static void writing(Writing step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}

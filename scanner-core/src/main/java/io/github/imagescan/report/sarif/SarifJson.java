package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.imagescan.report.json.JsonLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.GZIPOutputStream;

/** Writes java-sarif's objects: what has the default value is left out, but for levels. */
final class SarifJson {
  private static final ObjectMapper JSON = mapper();

  private SarifJson() {}

  /** Writes and flushes, and leaves the stream open. */
  static void write(SarifSchema210 sarif, OutputStream out) throws IOException {
    try (JsonGenerator json =
        JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      JSON.writer().with(JsonLayout.printer()).writeValue(json, sarif);
    }
    out.write('\n');
    out.flush();
  }

  /** Bytes of what {@link #write} writes, in gzip. */
  static long compressedSize(SarifSchema210 sarif) throws IOException {
    Counter counter = new Counter();
    try (OutputStream gzip = new GZIPOutputStream(counter, 1 << 13)) {
      write(sarif, gzip);
    }
    return counter.count;
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper out =
        new ObjectMapper()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(Result.class, LevelAlways.class)
            .addMixIn(ReportingConfiguration.class, LevelAlways.class)
            .addMixIn(Notification.class, LevelAlways.class);
    SimpleDateFormat time = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    time.setTimeZone(TimeZone.getTimeZone("UTC"));
    return out.setDateFormat(time);
  }

  /** A level that is the default is written too: not every reader knows the default. */
  private interface LevelAlways {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Object getLevel();
  }
}

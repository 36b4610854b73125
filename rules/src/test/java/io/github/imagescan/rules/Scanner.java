package io.github.imagescan.rules;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.Detectors;
import io.github.imagescan.match.FootprintKey;
import io.github.imagescan.match.MatchLimits;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.match.StreamMatch;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.ProblemSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All shipped rules at work on one text. */
final class Scanner {
  private static final String NO_PATH = "app/example.txt";
  private static final ProblemSink REFUSE =
      problem -> {
        throw new AssertionError(problem.message());
      };

  private final Matcher matcher =
      new Matcher(
          Detectors.of(List.of(new ShippedRules()), List.of()),
          MatchLimits.DEFAULT,
          new FootprintKey(new byte[FootprintKey.LENGTH]));

  /**
   * What is found in a text.
   *
   * @param file a path; {@code docker-history}, {@code docker-env}, {@code docker-config}; or empty
   */
  List<Candidate> scan(String file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (file) {
      case "docker-history" -> string(bytes, ContentInfo.Kind.HISTORY, new Place.HistoryEntry(0));
      case "docker-env" ->
          string(bytes, ContentInfo.Kind.ENV, new Place.ConfigPointer("/config/Env/0"));
      case "docker-config" ->
          string(bytes, ContentInfo.Kind.CONFIG, new Place.ConfigPointer("/config/Cmd/0"));
      default -> file(bytes, EntryName.of(file.isEmpty() ? NO_PATH : file));
    };
  }

  private List<Candidate> string(byte[] bytes, ContentInfo.Kind kind, Place place) {
    return matcher.match(
        bytes, new ContentInfo(kind, EntryName.of(""), place, bytes.length), REFUSE);
  }

  /** A file of a layer, the way the layer reader gives it. */
  List<Candidate> file(byte[] bytes, EntryName name) {
    List<Candidate> out = new ArrayList<>();
    StreamMatch stream = matcher.stream(out::add, REFUSE);
    Place place = new Place.LayerEntry(0, name, Place.Aspect.CONTENT);
    stream.begin(new ContentInfo(ContentInfo.Kind.FILE, name, place, bytes.length));
    int done = 0;
    while (done < bytes.length) {
      int from = stream.fillFrom();
      int to = Math.min(stream.fillTo(), from + bytes.length - done);
      System.arraycopy(bytes, done, stream.block(), from, to - from);
      stream.content(from, to, done);
      done += to - from;
      if (done == bytes.length) {
        stream.end();
      }
      stream.filled(to);
    }
    stream.finish();
    return out;
  }
}

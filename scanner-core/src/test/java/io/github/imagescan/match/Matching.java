package io.github.imagescan.match;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Matches texts in tests, whole or cut into blocks. */
final class Matching {
  static final FootprintKey KEY = new FootprintKey(new byte[FootprintKey.LENGTH]);

  private final Matcher matcher;
  final List<Problem> problems = new ArrayList<>();

  private Matching(Matcher matcher) {
    this.matcher = matcher;
  }

  static Matching with(Rules... rules) {
    return with(MatchLimits.DEFAULT, new Code(), rules);
  }

  static Matching with(MatchLimits limits, DetectorProvider code, Rules... rules) {
    List<Rule> built = Arrays.stream(rules).map(Rules::build).toList();
    return new Matching(new Matcher(Detectors.of(List.of(code), built), limits, KEY));
  }

  /** Code that tests add; rules come apart. */
  static class Code implements DetectorProvider {
    final List<HitDetector> hits = new ArrayList<>();
    final List<FileDetector> files = new ArrayList<>();
    final List<Validator> checks = new ArrayList<>();

    @Override
    public List<Rule> rules() {
      return List.of();
    }

    @Override
    public Collection<HitDetector> hitDetectors() {
      return hits;
    }

    @Override
    public Collection<FileDetector> fileDetectors() {
      return files;
    }

    @Override
    public Collection<Validator> validators() {
      return checks;
    }
  }

  /** A file in a test. */
  record TestFile(String name, byte[] bytes) {
    ContentInfo info(int ordinal) {
      EntryName entry = EntryName.of(name);
      return new ContentInfo(
          ContentInfo.Kind.FILE,
          entry,
          new Place.LayerEntry(ordinal, entry, Place.Aspect.CONTENT),
          bytes.length);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Characters of an alphabet that look random and are always the same. */
  static String random(String alphabet, int length, long seed) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  static String base62(int length, long seed) {
    return random("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", length, seed);
  }

  List<Candidate> in(String text) {
    return in(new TestFile("etc/app.txt", bytes(text)));
  }

  List<Candidate> in(TestFile file) {
    return in(file.bytes, file.info(0));
  }

  List<Candidate> in(byte[] text, ContentInfo info) {
    return matcher.match(text, info, problems::add);
  }

  static ContentInfo env() {
    return new ContentInfo(
        ContentInfo.Kind.ENV, EntryName.of(""), new Place.ConfigPointer("/config/Env/0"), -1);
  }

  /**
   * Matches files in a stream such as a tar's: 512 bytes that belong to nothing before each, and
   * zeros up to the next 512.
   *
   * @param pieces lengths of the fills, over and over
   */
  List<Candidate> inStream(List<TestFile> files, int blockSize, int... pieces) {
    List<Candidate> found = new ArrayList<>();
    StreamMatch stream = matcher.stream(found::add, problems::add, blockSize);
    Feeder feeder = new Feeder(stream, pieces);
    for (int i = 0; i < files.size(); i++) {
      TestFile file = files.get(i);
      feeder.feed(bytes("h".repeat(512)), false);
      stream.begin(file.info(i));
      feeder.feed(file.bytes, true);
      stream.end();
      feeder.feed(new byte[-file.bytes.length & 511], false);
    }
    feeder.flush();
    stream.finish();
    return found;
  }

  /** Puts bytes into a stream's block, in pieces. */
  private static final class Feeder {
    private final StreamMatch stream;
    private final int[] pieces;
    private int piece;
    private int at;
    private int left;

    Feeder(StreamMatch stream, int[] pieces) {
      this.stream = stream;
      this.pieces = pieces;
      next();
    }

    private void next() {
      at = stream.fillFrom();
      left = Math.min(pieces[piece++ % pieces.length], stream.fillTo() - at);
    }

    void feed(byte[] bytes, boolean content) {
      int done = 0;
      while (done < bytes.length) {
        if (left == 0) {
          stream.filled(at);
          next();
        }
        int count = Math.min(left, bytes.length - done);
        System.arraycopy(bytes, done, stream.block(), at, count);
        if (content) {
          stream.content(at, at + count, done);
        }
        at += count;
        left -= count;
        done += count;
      }
    }

    void flush() {
      stream.filled(at);
    }
  }
}

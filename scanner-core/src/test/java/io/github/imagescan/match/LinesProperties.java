package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LinesProperties {

  @Property
  void countsAsOneWhoCountsEveryByte(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int length,
      @ForAll @Size(max = 12) List<@IntRange(max = 300) Integer> places) {
    byte[] bytes = Matching.bytes(Matching.random("ab\n\u00c3\u00a9\r\u00ff", length, seed));
    Lines lines = new Lines();
    int anchor = 0;
    for (int place : places) {
      int at = Math.min(Math.max(anchor, place), length);
      if (place % 3 == 0) {
        anchor = at;
        lines.advance(bytes, 0, at);
      }
      int end = Math.min(length, at + 5);
      Region expected =
          new Region(
              naive(bytes, at)[0], naive(bytes, at)[1], naive(bytes, end)[0], naive(bytes, end)[1]);
      assertEquals(expected, lines.region(bytes, 0, at, end));
    }
  }

  private static int[] naive(byte[] bytes, int at) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xc0) != 0x80) {
        column++;
      }
    }
    return new int[] {line, column};
  }

  /** A sparse file: text, a gap of 10,000 zeros that are not stored, text. */
  @Property(tries = 50)
  void offsetsAndColumnsFollowTheGapOfASparseFile(
      @ForAll @IntRange(min = 1, max = 300) int blockSize) {
    String token = "tok_" + Matching.base62(36, 1);
    byte[] first = Matching.bytes("a\nb" + token);
    byte[] second = Matching.bytes(token + "\n" + token);
    List<Candidate> found = new ArrayList<>();
    Detectors detectors =
        Detectors.of(List.of(), List.of(Rules.token("token", "tok_", "base62", 36).build()));
    StreamMatch stream =
        new Matcher(detectors, MatchLimits.DEFAULT, Matching.KEY)
            .stream(found::add, problem -> {}, blockSize);
    EntryName name = EntryName.of("sparse");
    stream.begin(
        new ContentInfo(
            ContentInfo.Kind.FILE,
            name,
            new Place.LayerEntry(0, name, Place.Aspect.CONTENT),
            20_000));
    feed(stream, first, 0);
    feed(stream, second, 10_000);
    stream.end();
    stream.finish();
    assertEquals(
        List.of(new Span(10_000, 10_040), new Span(10_041, 10_081)),
        found.stream().map(Candidate::secretSpan).toList());
    assertEquals(
        List.of(new Region(2, 9_999, 2, 10_039), new Region(3, 1, 3, 41)),
        found.stream().map(Candidate::region).toList());
  }

  private static void feed(StreamMatch stream, byte[] bytes, long position) {
    for (int done = 0; done < bytes.length; ) {
      int from = stream.fillFrom();
      int count = Math.min(bytes.length - done, stream.fillTo() - from);
      System.arraycopy(bytes, done, stream.block(), from, count);
      stream.content(from, from + count, position + done);
      stream.filled(from + count);
      done += count;
    }
  }

  @Example
  void aGapAtTheBeginningCountsToo() {
    Lines lines = new Lines();
    lines.skipTo(100);
    assertEquals(new Region(1, 101, 1, 103), lines.region(Matching.bytes("abc"), 100, 100, 102));
  }
}

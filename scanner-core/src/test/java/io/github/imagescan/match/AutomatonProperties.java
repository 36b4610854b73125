package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class AutomatonProperties {

  @Property
  void findsWhatLookingForEachTextFinds(
      @ForAll @Size(min = 1, max = 8)
          Set<@CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 6) String> texts,
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 400) String text,
      @ForAll @IntRange(max = 400) int cut) {
    List<String> wanted = List.copyOf(texts);
    Automaton automaton =
        new Automaton(wanted.stream().map(t -> t.getBytes(StandardCharsets.US_ASCII)).toList());
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int middle = Math.min(cut, bytes.length);
    Hits hits = new Hits();
    automaton.scan(bytes, 0, 0, middle, hits, Automaton.lanes());
    automaton.scan(bytes, 0, middle, bytes.length, hits, Automaton.lanes());
    assertEquals(naive(wanted, text), found(automaton, hits));
  }

  @Property(tries = 50)
  void theFourLanesMeetWithoutASeam(
      @ForAll @IntRange(min = 60, max = 4_000) int length, @ForAll long seed) {
    List<String> wanted = List.of("abcabc", "ca", "bbbb", "cabca");
    Automaton automaton =
        new Automaton(wanted.stream().map(t -> t.getBytes(StandardCharsets.US_ASCII)).toList());
    String text = Matching.random("abcABC", length, seed);
    Hits hits = new Hits();
    automaton.scan(text.getBytes(StandardCharsets.US_ASCII), 0, 0, length, hits, Automaton.lanes());
    assertEquals(naive(wanted, text.toLowerCase(java.util.Locale.ROOT)), found(automaton, hits));
  }

  private static List<String> found(Automaton automaton, Hits hits) {
    List<String> found = new ArrayList<>();
    for (; !hits.isEmpty(); hits.removeFirst()) {
      Set<String> here = new TreeSet<>();
      for (int id : automaton.outputs(hits.state())) {
        here.add(hits.end() + ":" + id);
      }
      found.addAll(here);
    }
    return found;
  }

  private static List<String> naive(List<String> texts, String text) {
    List<String> found = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      Set<String> here = new TreeSet<>();
      for (int id = 0; id < texts.size(); id++) {
        if (text.substring(0, end).endsWith(texts.get(id))) {
          here.add(end + ":" + id);
        }
      }
      found.addAll(here);
    }
    return found;
  }
}

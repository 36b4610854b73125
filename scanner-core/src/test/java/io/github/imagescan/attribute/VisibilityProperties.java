package io.github.imagescan.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.attribute.LayerStack.Entry;
import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.layer.EntryIndex;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class VisibilityProperties {
  @Property(tries = 5_000)
  void everyFileIsWhereAReplayOfTheLayersLeavesIt(@ForAll("stacks") List<List<Entry>> stack) {
    Replay replay = new Replay();
    stack.forEach(replay::layer);
    Overlay overlay =
        new Overlay(stack.stream().map(layer -> Optional.of(LayerStack.index(layer))).toList());
    for (int layer = 0; layer < stack.size(); layer++) {
      for (int ordinal = 0; ordinal < stack.get(layer).size(); ordinal++) {
        Entry entry = stack.get(layer).get(ordinal);
        if (entry.kind() == Kind.FILE && !EntryIndex.isWhiteout(EntryName.of(entry.name()))) {
          Place.LayerEntry place =
              new Place.LayerEntry(ordinal, EntryName.of(entry.name()), Place.Aspect.CONTENT);
          assertEquals(
              replay.of(replay.made.get(layer).get(ordinal)),
              overlay.of(layer, place),
              layer + ":" + ordinal + " " + entry.name());
        }
      }
    }
  }

  @Provide
  Arbitrary<List<List<Entry>>> stacks() {
    return entries().list().ofMinSize(0).ofMaxSize(7).list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<Entry> entries() {
    Arbitrary<String> names =
        Combinators.combine(
                Arbitraries.of("", "", "", "./", "/"),
                Arbitraries.of("a", "b", "ab").list().ofMinSize(1).ofMaxSize(3))
            .as((start, parts) -> start + String.join("/", parts));
    return Arbitraries.frequencyOf(
        Tuple.of(6, names.map(Entry::file)),
        Tuple.of(3, names.map(Entry::folder)),
        Tuple.of(1, names.map(name -> Entry.folder(name + "/"))),
        Tuple.of(1, names.map(Entry::symlink)),
        Tuple.of(1, names.map(name -> new Entry(name, Kind.OTHER, ""))),
        Tuple.of(4, Combinators.combine(names, names).as(Entry::link)),
        Tuple.of(3, names.map(Entry::whiteout)),
        Tuple.of(2, names.map(Entry::opaque)),
        Tuple.of(1, Arbitraries.just(Entry.opaque(""))));
  }
}

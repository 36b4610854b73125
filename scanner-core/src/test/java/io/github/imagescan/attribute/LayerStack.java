package io.github.imagescan.attribute;

import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.layer.EntryIndex;
import io.github.imagescan.layer.EntryIndexBuilder;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Layers written down as lists of entries. */
final class LayerStack {
  /** An entry of a layer; of a hard link, the name that it links to. */
  record Entry(String name, Kind kind, String target) {
    static Entry file(String name) {
      return new Entry(name, Kind.FILE, "");
    }

    static Entry folder(String name) {
      return new Entry(name, Kind.DIRECTORY, "");
    }

    static Entry symlink(String name) {
      return new Entry(name, Kind.SYMLINK, "");
    }

    static Entry link(String name, String target) {
      return new Entry(name, Kind.HARDLINK, target);
    }

    static Entry whiteout(String name) {
      int slash = name.lastIndexOf('/') + 1;
      return file(name.substring(0, slash) + ".wh." + name.substring(slash));
    }

    static Entry opaque(String folder) {
      return file(folder.isEmpty() ? ".wh..wh..opq" : folder + "/.wh..wh..opq");
    }
  }

  private LayerStack() {}

  static EntryIndex index(List<Entry> entries) {
    EntryIndexBuilder builder = EntryIndex.builder();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      builder.add(
          i,
          EntryName.of(entry.name()),
          entry.kind(),
          entry.target().isEmpty() ? Optional.empty() : Optional.of(EntryName.of(entry.target())));
    }
    return builder.build();
  }

  static LayerScan scan(List<Entry> entries, List<Candidate> candidates) {
    return scan(entries, candidates, List.of());
  }

  static LayerScan scan(List<Entry> entries, List<Candidate> candidates, List<Problem> problems) {
    Digest digest = Digest.sha256(entries.toString().getBytes(StandardCharsets.UTF_8));
    return new LayerScan(
        Optional.of(digest),
        100,
        Optional.of(digest),
        "gzip",
        entries.size(),
        1000,
        true,
        true,
        index(entries),
        candidates,
        problems);
  }

  /** A stack without a history. */
  static List<LayerScanUse> stack(LayerScan... scans) {
    List<LayerScanUse> stack = new ArrayList<>();
    for (int i = 0; i < scans.length; i++) {
      stack.add(use(i, OptionalInt.empty(), Optional.of(scans[i])));
    }
    return stack;
  }

  static LayerScanUse use(int index, OptionalInt history, Optional<LayerScan> scan) {
    return new LayerScanUse(
        new LayerUse(index, Optional.empty(), Optional.empty(), Optional.empty(), history), scan);
  }
}

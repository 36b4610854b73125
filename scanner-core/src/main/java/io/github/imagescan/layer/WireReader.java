package io.github.imagescan.layer;

import io.github.imagescan.layer.EntryIndex.Mark;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Footprint;
import io.github.imagescan.match.FootprintKey;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of a layer scan, as {@link WireWriter} writes them. Memory grows with what is there,
 * never with what a damaged number says; such a number is an {@link IOException}, or one of the
 * unchecked exceptions that values throw.
 */
final class WireReader {
  /** Deeper nesting of places is never written. */
  private static final int MAX_PLACES = 8;

  private static final int CHUNK = 4096;

  private final DataInputStream in;
  private final FootprintKey key;
  private final Function<RuleId, Optional<Rule>> rules;

  WireReader(DataInputStream in, FootprintKey key, Function<RuleId, Optional<Rule>> rules) {
    this.in = in;
    this.key = key;
    this.rules = rules;
  }

  /** Reads one value. */
  interface Part<T> {
    T read() throws IOException;
  }

  <T> Optional<T> optional(Part<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }

  <T> List<T> list(Part<T> part) throws IOException {
    int size = count();
    List<T> values = new ArrayList<>(Math.min(size, CHUNK));
    for (int i = 0; i < size; i++) {
      values.add(part.read());
    }
    return values;
  }

  private int count() throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw damaged("a number is negative");
    }
    return count;
  }

  private static IOException damaged(String what) {
    return new IOException("damaged layer scan: " + what);
  }

  private byte[] bytes() throws IOException {
    int length = count();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("damaged layer scan: it ends too soon");
    }
    return bytes;
  }

  String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  Digest digest() throws IOException {
    return new Digest(text(), text());
  }

  private <E> E constant(E[] constants) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= constants.length) {
      throw damaged("a kind is unknown");
    }
    return constants[ordinal];
  }

  Candidate candidate() throws IOException {
    RuleId id = ruleId();
    Rule rule =
        rules.apply(id).orElseThrow(() -> new IOException("layer scan of other rules: " + id));
    return new Candidate(
        rule,
        list(this::ruleId),
        span(),
        span(),
        new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt()),
        Secret.kept(text(), bytes(), list(this::footprint), key),
        optional(this::text),
        constant(Confidence.values()),
        constant(Severity.values()),
        list(this::reason),
        place(0));
  }

  private Footprint footprint() throws IOException {
    return new Footprint(in.readInt(), in.readInt(), bytes(), bytes());
  }

  private RuleId ruleId() throws IOException {
    return new RuleId(text());
  }

  private Reason reason() throws IOException {
    return new Reason(constant(Reason.Kind.values()), text());
  }

  private Span span() throws IOException {
    return new Span(in.readLong(), in.readLong());
  }

  Problem problem() throws IOException {
    return new Problem(Problem.Kind.valueOf(text()), place(0), text(), text());
  }

  private EntryName name() throws IOException {
    return EntryName.of(bytes());
  }

  private Place place(int depth) throws IOException {
    if (depth > MAX_PLACES) {
      throw damaged("places within places");
    }
    char form = (char) in.readUnsignedByte();
    return switch (form) {
      case 'T' -> new Place.TargetName(text());
      case 'F' -> new Place.Member(name());
      case 'B' -> new Place.Blob(digest());
      case 'M' -> new Place.ManifestDocument();
      case 'C' -> new Place.ConfigPointer(text());
      case 'H' -> new Place.HistoryEntry(in.readInt());
      case 'A' -> new Place.Annotation(text(), text());
      case 'E' -> new Place.LayerEntry(in.readInt(), name(), constant(Place.Aspect.values()));
      case 'D' -> new Place.DockerfileText();
      case 'P' -> new Place.Described(text());
      case 'l' -> new Place.InLayer(in.readInt(), place(depth + 1));
      case 'L' -> new Place.Layer(in.readInt());
      case 'i' -> new Place.InImage(text(), text(), place(depth + 1));
      default -> throw damaged("a place is of no known form");
    };
  }

  EntryIndex index() throws IOException {
    int size = count();
    long[] keys = new long[Math.min(size, CHUNK)];
    int[] ordinals = new int[keys.length];
    byte[] marks = new byte[keys.length];
    for (int i = 0; i < size; i++) {
      if (i == keys.length) {
        int longer = (int) Math.min(size, i * 2L);
        keys = Arrays.copyOf(keys, longer);
        ordinals = Arrays.copyOf(ordinals, longer);
        marks = Arrays.copyOf(marks, longer);
      }
      keys[i] = in.readLong();
      ordinals[i] = in.readInt();
      marks[i] = in.readByte();
      if (marks[i] < 0 || marks[i] >= Mark.count()) {
        throw damaged("a mark is unknown");
      }
    }
    HardLinks links = hardLinks();
    Map<Integer, EntryPath> paths = new HashMap<>();
    for (int left = count(); left > 0; left--) {
      paths.put(in.readInt(), path());
    }
    return new EntryIndex(keys, ordinals, marks, links, paths);
  }

  private HardLinks hardLinks() throws IOException {
    List<EntryPath> folders = list(this::path);
    int size = count();
    int[] ordinals = new int[Math.min(size, CHUNK)];
    long[] names = new long[ordinals.length];
    long[] targets = new long[ordinals.length];
    int[] folderOf = new int[ordinals.length];
    for (int i = 0; i < size; i++) {
      if (i == ordinals.length) {
        int longer = (int) Math.min(size, i * 2L);
        ordinals = Arrays.copyOf(ordinals, longer);
        names = Arrays.copyOf(names, longer);
        targets = Arrays.copyOf(targets, longer);
        folderOf = Arrays.copyOf(folderOf, longer);
      }
      ordinals[i] = in.readInt();
      names[i] = in.readLong();
      targets[i] = in.readLong();
      folderOf[i] = in.readInt();
      if (folderOf[i] < 0 || folderOf[i] >= folders.size()) {
        throw damaged("a folder is not there");
      }
    }
    return new HardLinks(ordinals, names, targets, folderOf, folders);
  }

  private EntryPath path() throws IOException {
    int folders = count();
    long[] keys = new long[(int) Math.min(folders + 1L, CHUNK)];
    for (int i = 0; i <= folders; i++) {
      if (i == keys.length) {
        keys = Arrays.copyOf(keys, (int) Math.min(folders + 1L, i * 2L));
      }
      keys[i] = in.readLong();
    }
    return EntryPath.ofKeys(keys);
  }
}

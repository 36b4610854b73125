package io.github.imagescan.attribute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.imagescan.attribute.LayerStack.Entry;
import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.layer.LayerScanCodec;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.testkit.Candidates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodecProperties {
  private static byte[] written(LayerScan scan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LayerScanCodec.write(scan, out);
    return out.toByteArray();
  }

  private static LayerScan read(byte[] bytes) throws IOException {
    return LayerScanCodec.read(
        new ByteArrayInputStream(bytes),
        Candidates.KEY,
        id -> Optional.of(Candidates.rule(id.value())));
  }

  private static List<String> attributed(List<LayerScan> scans) {
    List<LayerScanUse> stack = new ArrayList<>();
    for (LayerScan scan : scans) {
      stack.add(LayerStack.use(stack.size(), OptionalInt.of(stack.size() % 2), Optional.of(scan)));
    }
    ImageName name = new ImageName("acme/shop:1");
    Image image =
        new Image(
            name,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(
                new HistoryEntry(0, "RUN x --key " + Candidates.value(10), "", "", false),
                new HistoryEntry(1, "COPY " + Candidates.value(1) + " /", "", "", false)));
    ImageInfo info =
        new ImageInfo(
            name, "t", "docker-archive", Optional.empty(), Optional.empty(), Optional.empty());
    return Attribution.of(image, List.of(), stack).findings(info).stream()
        .map(CodecProperties::shown)
        .toList();
  }

  /** All of a finding but the secret in the clear. */
  private static String shown(Finding finding) {
    StringBuilder out = new StringBuilder();
    out.append(finding.fingerprint()).append(finding.secret()).append(finding.why());
    out.append(finding.severity()).append(finding.confidence()).append(finding.publicPart());
    out.append(finding.also()).append(finding.fix()).append(finding.visibility());
    for (Occurrence occurrence : finding.occurrences()) {
      out.append('\n').append(occurrence.where().masked()).append(occurrence.path());
      out.append(occurrence.layerIndex()).append(occurrence.layerDigest());
      out.append(occurrence.instruction());
      out.append(occurrence.span()).append(occurrence.region()).append(occurrence.visibility());
    }
    return out.toString();
  }

  @Property(tries = 1_000)
  void scansThatWereWrittenAndReadAttributeTheSame(@ForAll("seeds") long seed) throws IOException {
    List<LayerScan> scans = new ArrayList<>();
    List<LayerScan> again = new ArrayList<>();
    for (LayerScan scan : stack(new Random(seed))) {
      byte[] bytes = written(scan);
      LayerScan copy = read(bytes);
      assertArrayEquals(bytes, written(copy), "a copy is written the same");
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      for (Candidate candidate : scan.candidates()) {
        String value =
            new String(candidate.secret().value().orElseThrow(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(value), "no secret is written");
      }
      scans.add(scan);
      again.add(copy);
    }
    assertEquals(attributed(scans), attributed(again));
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  /** Layers of few names, some of which are secrets. */
  private static List<LayerScan> stack(Random random) {
    List<LayerScan> stack = new ArrayList<>();
    int layers = 1 + random.nextInt(4);
    for (int layer = 0; layer < layers; layer++) {
      List<Entry> entries = new ArrayList<>();
      List<Candidate> candidates = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      int size = random.nextInt(8);
      for (int ordinal = 0; ordinal < size; ordinal++) {
        Entry entry = entry(random);
        entries.add(entry);
        for (String value : List.of(Candidates.value(1), Candidates.value(2))) {
          if (entry.name().contains(value)) {
            candidates.add(Candidates.at(Candidates.name(ordinal, entry.name()), "in-name", value));
            problems.add(
                new Problem(
                    Problem.Kind.FILE_TOO_LARGE,
                    Candidates.file(ordinal, entry.name()),
                    "reading " + value,
                    ""));
          }
        }
        if (entry.kind() == Kind.FILE) {
          candidates.add(
              Candidates.at(
                  Candidates.file(ordinal, entry.name()),
                  "token",
                  Candidates.value(10 + random.nextInt(6))));
        }
      }
      stack.add(LayerStack.scan(entries, candidates, problems));
    }
    return stack;
  }

  private static Entry entry(Random random) {
    String name = name(random);
    return switch (random.nextInt(6)) {
      case 0 -> Entry.folder(name);
      case 1 -> Entry.whiteout(name);
      case 2 -> Entry.opaque(name);
      case 3 -> Entry.link(name, name(random));
      default -> Entry.file(name);
    };
  }

  private static String name(Random random) {
    List<String> parts =
        List.of("a", "b", Candidates.value(1), "x-" + Candidates.value(2) + ".pem");
    String name = parts.get(random.nextInt(parts.size()));
    return random.nextBoolean() ? name : name + "/" + parts.get(random.nextInt(parts.size()));
  }

  private static LayerScan rich() {
    Candidate plain = Candidates.at(Candidates.file(0, "a"), "token", Candidates.value(3));
    Candidate rich =
        new Candidate(
            plain.rule(),
            List.of(new RuleId("other")),
            plain.match(),
            plain.secretSpan(),
            plain.region(),
            plain.secret(),
            Optional.of("user@db.internal"),
            plain.confidence(),
            plain.severity(),
            List.of(new Reason(Reason.Kind.CHECKSUM, "it is right")),
            plain.place());
    Digest digest = Digest.sha256(new byte[0]);
    EntryName name = EntryName.of(new byte[] {'x', (byte) 0xff});
    List<Problem> problems = new ArrayList<>();
    for (Place place :
        List.of(
            new Place.TargetName("t"),
            new Place.Member(name),
            new Place.Blob(digest),
            new Place.ManifestDocument(),
            new Place.ConfigPointer("/a"),
            new Place.HistoryEntry(3),
            new Place.Annotation("index", "/b"),
            new Place.LayerEntry(1, name, Place.Aspect.LINK),
            new Place.DockerfileText(),
            new Place.Described("tar"),
            new Place.InLayer(2, new Place.InImage("i", new Place.Layer(1))))) {
      problems.add(new Problem(Problem.Kind.ENTRY_ODD, place, "what", "next"));
    }
    return LayerStack.scan(
        List.of(Entry.file("a"), Entry.link("b/c", "a"), Entry.whiteout("d")),
        List.of(rich),
        problems);
  }

  @Example
  void everyFieldComesBack() throws IOException {
    LayerScan scan = rich();
    LayerScan copy = read(written(scan));
    assertEquals(scan.problems(), copy.problems());
    assertEquals(scan.digest(), copy.digest());
    assertEquals(scan.diffId(), copy.diffId());
    assertEquals(scan.compression(), copy.compression());
    assertEquals(scan.size(), copy.size());
    assertEquals(scan.files(), copy.files());
    assertEquals(scan.unpackedSize(), copy.unpackedSize());
    assertEquals(scan.readToEnd(), copy.readToEnd());
    assertEquals(scan.candidates().get(0).also(), copy.candidates().get(0).also());
    assertEquals(scan.candidates().get(0).why(), copy.candidates().get(0).why());
    assertEquals(scan.candidates().get(0).publicPart(), copy.candidates().get(0).publicPart());
    assertEquals(scan.candidates().get(0).secret(), copy.candidates().get(0).secret());
    assertEquals(Optional.empty(), copy.candidates().get(0).secret().value());
  }

  @Example
  void damagedBytesAreAnIoException() throws IOException {
    byte[] bytes = written(rich());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(cut), "cut to " + length);
    }
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertThrows(IOException.class, () -> read(flipped), "bit " + i);
    }
  }

  @Example
  void aRuleThatIsGoneMakesTheScanUnreadable() throws IOException {
    byte[] bytes = written(rich());
    assertThrows(
        IOException.class,
        () ->
            LayerScanCodec.read(
                new ByteArrayInputStream(bytes), Candidates.KEY, id -> Optional.empty()));
  }
}

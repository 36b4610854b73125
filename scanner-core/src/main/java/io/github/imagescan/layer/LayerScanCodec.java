package io.github.imagescan.layer;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.FootprintKey;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Layer scans as bytes: a version, the scan, a checksum.
 *
 * <p>Of a secret only its masked form, its identity and its footprints are written. Names and
 * messages that hold one are written masked; such an entry's path is written as hashes, so that it
 * can still be followed through an image's layers.
 */
public final class LayerScanCodec {
  /** "imagescan layer", and the version of the form. */
  private static final int MAGIC = 0x69734c03;

  private LayerScanCodec() {}

  /** Writes a scan; the stream is flushed and stays open. */
  public static void write(LayerScan scan, OutputStream out) throws IOException {
    CRC32 checksum = new CRC32();
    DataOutputStream data =
        new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(out, checksum)));
    data.writeInt(MAGIC);
    WireWriter writer = new WireWriter(data);
    writer.optional(scan.digest(), writer::digest);
    data.writeLong(scan.size());
    writer.optional(scan.diffId(), writer::digest);
    writer.text(scan.compression());
    data.writeLong(scan.files());
    data.writeLong(scan.unpackedSize());
    data.writeBoolean(scan.readToEnd());
    data.writeBoolean(scan.endBlocks());

    Masker masker = Masker.ofCandidates(scan.candidates());
    Map<Integer, List<Secret>> inNames = scan.secretsInNames();
    Map<Integer, EntryPath> masked = new HashMap<>(scan.entries().paths());
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate candidate : scan.candidates()) {
      candidates.add(masked(candidate, masker, inNames, scan.entries(), masked));
    }
    writer.index(scan.entries(), masked);
    data.writeInt(candidates.size());
    for (Candidate candidate : candidates) {
      writer.candidate(candidate);
    }
    data.writeInt(scan.problems().size());
    for (Problem problem : scan.problems()) {
      writer.problem(masker.mask(problem));
    }
    data.flush();
    data.writeInt((int) checksum.getValue());
    data.flush();
  }

  private static Candidate masked(
      Candidate candidate,
      Masker masker,
      Map<Integer, List<Secret>> inNames,
      EntryIndex index,
      Map<Integer, EntryPath> paths) {
    Place place = masker.mask(candidate.place());
    if (candidate.place() instanceof Place.LayerEntry entry) {
      EntryName name = masker.mask(entry.name(), inNames.getOrDefault(entry.ordinal(), List.of()));
      place = new Place.LayerEntry(entry.ordinal(), name, entry.aspect());
      if (!name.equals(entry.name())) {
        paths.putIfAbsent(entry.ordinal(), index.path(entry.ordinal(), entry.name()));
      }
    }
    return new Candidate(
        candidate.rule(),
        candidate.also(),
        candidate.match(),
        candidate.secretSpan(),
        candidate.region(),
        candidate.secret(),
        candidate.publicPart(),
        candidate.confidence(),
        candidate.severity(),
        candidate.why(),
        place);
  }

  /**
   * Reads a scan that {@link #write} wrote.
   *
   * @param key under which the secrets were told apart
   * @param rules the rule of an id; one that is not known makes the scan unreadable
   * @throws IOException where the bytes are damaged, of another version, or not all there
   */
  public static LayerScan read(
      InputStream in, FootprintKey key, Function<RuleId, Optional<Rule>> rules) throws IOException {
    CRC32 checksum = new CRC32();
    DataInputStream data =
        new DataInputStream(new CheckedInputStream(new BufferedInputStream(in), checksum));
    if (data.readInt() != MAGIC) {
      throw new IOException("not a layer scan of this version");
    }
    WireReader reader = new WireReader(data, key, rules);
    LayerScan scan;
    try {
      scan = scan(data, reader);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("damaged layer scan", e);
    }
    int expected = (int) checksum.getValue();
    if (data.readInt() != expected) {
      throw new IOException("damaged layer scan: the checksum is wrong");
    }
    return scan;
  }

  private static LayerScan scan(DataInputStream data, WireReader reader) throws IOException {
    return new LayerScan(
        reader.optional(reader::digest),
        data.readLong(),
        reader.optional(reader::digest),
        reader.text(),
        data.readLong(),
        data.readLong(),
        data.readBoolean(),
        data.readBoolean(),
        reader.index(),
        reader.list(reader::candidate),
        reader.list(reader::problem));
  }
}

package io.github.imagescan.layer;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Footprint;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a layer scan, each as {@link WireReader} reads it. */
final class WireWriter {
  private final DataOutputStream out;

  WireWriter(DataOutputStream out) {
    this.out = out;
  }

  /** Writes one value. */
  interface Part<T> {
    void write(T value) throws IOException;
  }

  <T> void optional(Optional<T> value, Part<T> part) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      part.write(value.get());
    }
  }

  <T> void list(List<T> values, Part<T> part) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      part.write(value);
    }
  }

  void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void digest(Digest digest) throws IOException {
    text(digest.algorithm());
    text(digest.hex());
  }

  void candidate(Candidate candidate) throws IOException {
    text(candidate.rule().id().value());
    list(candidate.also(), this::ruleId);
    span(candidate.match());
    span(candidate.secretSpan());
    region(candidate.region());
    text(candidate.secret().masked());
    bytes(candidate.secret().identity());
    list(candidate.secret().footprints(), this::footprint);
    optional(candidate.publicPart(), this::text);
    out.writeByte(candidate.confidence().ordinal());
    out.writeByte(candidate.severity().ordinal());
    list(candidate.why(), this::reason);
    place(candidate.place());
  }

  private void footprint(Footprint footprint) throws IOException {
    out.writeInt(footprint.length());
    out.writeInt(footprint.hash());
    bytes(footprint.head());
    bytes(footprint.whole());
  }

  private void ruleId(RuleId id) throws IOException {
    text(id.value());
  }

  private void reason(Reason reason) throws IOException {
    out.writeByte(reason.kind().ordinal());
    text(reason.text());
  }

  private void span(Span span) throws IOException {
    out.writeLong(span.start());
    out.writeLong(span.end());
  }

  private void region(Region region) throws IOException {
    out.writeInt(region.startLine());
    out.writeInt(region.startColumn());
    out.writeInt(region.endLine());
    out.writeInt(region.endColumn());
  }

  void problem(Problem problem) throws IOException {
    text(problem.kind().name());
    place(problem.where());
    text(problem.what());
    text(problem.next());
  }

  private void name(EntryName name) throws IOException {
    bytes(name.bytes());
  }

  private void place(Place place) throws IOException {
    if (place instanceof Place.TargetName target) {
      out.writeByte('T');
      text(target.name());
    } else if (place instanceof Place.Member member) {
      out.writeByte('F');
      name(member.name());
    } else if (place instanceof Place.Blob blob) {
      out.writeByte('B');
      digest(blob.digest());
    } else if (place instanceof Place.ManifestDocument) {
      out.writeByte('M');
    } else if (place instanceof Place.ConfigPointer config) {
      out.writeByte('C');
      text(config.pointer());
    } else if (place instanceof Place.HistoryEntry history) {
      out.writeByte('H');
      out.writeInt(history.index());
    } else if (place instanceof Place.Annotation annotation) {
      out.writeByte('A');
      text(annotation.document());
      text(annotation.pointer());
    } else if (place instanceof Place.LayerEntry entry) {
      out.writeByte('E');
      out.writeInt(entry.ordinal());
      name(entry.name());
      out.writeByte(entry.aspect().ordinal());
    } else if (place instanceof Place.DockerfileText) {
      out.writeByte('D');
    } else if (place instanceof Place.Described described) {
      out.writeByte('P');
      text(described.text());
    } else if (place instanceof Place.InLayer in) {
      out.writeByte('l');
      out.writeInt(in.layer());
      place(in.place());
    } else if (place instanceof Place.Layer layer) {
      out.writeByte('L');
      out.writeInt(layer.layer());
    } else if (place instanceof Place.InImage in) {
      out.writeByte('i');
      text(in.image());
      text(in.platform());
      place(in.place());
    } else {
      throw new AssertionError("a place without a form: " + place.getClass());
    }
  }

  void index(EntryIndex index, Map<Integer, EntryPath> paths) throws IOException {
    out.writeInt(index.size());
    for (int i = 0; i < index.size(); i++) {
      out.writeLong(index.key(i));
      out.writeInt(index.ordinal(i));
      out.writeByte(index.mark(i).ordinal());
    }
    HardLinks links = index.links();
    list(links.folders(), this::path);
    out.writeInt(links.size());
    for (int i = 0; i < links.size(); i++) {
      out.writeInt(links.ordinalOfLink(i));
      out.writeLong(links.nameOfLink(i));
      out.writeLong(links.targetOfLink(i));
      out.writeInt(links.folderOfLink(i));
    }
    // In order, for the same scan gives the same bytes.
    list(paths.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(), this::keptPath);
  }

  private void keptPath(Map.Entry<Integer, EntryPath> kept) throws IOException {
    out.writeInt(kept.getKey());
    path(kept.getValue());
  }

  private void path(EntryPath path) throws IOException {
    out.writeInt(path.folders());
    for (int i = 0; i < path.folders(); i++) {
      out.writeLong(path.folder(i));
    }
    out.writeLong(path.key());
  }
}

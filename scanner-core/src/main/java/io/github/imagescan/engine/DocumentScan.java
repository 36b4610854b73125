package io.github.imagescan.engine;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.oci.JsonDocument.JsonString;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.ProblemSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for secrets in what an image says of itself: every string of the config, the manifest and
 * the indexes, fields that nobody knows included.
 */
final class DocumentScan {
  private static final EntryName UNNAMED = EntryName.of("");

  private final Matcher matcher;
  private final ProblemSink problems;
  private final List<Candidate> candidates = new ArrayList<>();

  private DocumentScan(Matcher matcher, ProblemSink problems) {
    this.matcher = matcher;
    this.problems = problems;
  }

  /** The candidates of all documents of a manifest. */
  static List<Candidate> of(Manifest manifest, Matcher matcher, ProblemSink problems) {
    DocumentScan scan = new DocumentScan(matcher, problems);
    if (manifest instanceof Image image) {
      image.history().forEach(scan::history);
    }
    manifest.config().ifPresent(scan::config);
    for (Manifest.NamedDocument named : manifest.documents()) {
      for (JsonString string : named.document().strings()) {
        scan.match(
            keyed(string),
            ContentInfo.Kind.ANNOTATION,
            new Place.Annotation(named.role(), string.pointer()));
      }
    }
    return List.copyOf(scan.candidates);
  }

  private void history(HistoryEntry entry) {
    match(entry.createdBy(), ContentInfo.Kind.HISTORY, new Place.HistoryEntry(entry.index()));
  }

  private void config(JsonDocument config) {
    List<JsonString> strings = config.strings();
    for (int i = 0; i < strings.size(); i++) {
      JsonString string = strings.get(i);
      if (isCreatedBy(string.pointer())) {
        continue;
      }
      if (!string.key().isEmpty()) {
        match(keyed(string), ContentInfo.Kind.CONFIG, new Place.ConfigPointer(string.pointer()));
      } else if (parent(string.pointer()).endsWith("/Env")) {
        match(string.value(), ContentInfo.Kind.ENV, new Place.ConfigPointer(string.pointer()));
      } else {
        i = array(strings, i);
      }
    }
  }

  /**
   * An array of words is a command: an option and its value stand in neighbouring elements, so they
   * are looked at together.
   *
   * @return index of the array's last element
   */
  private int array(List<JsonString> strings, int first) {
    String parent = parent(strings.get(first).pointer());
    // ONBUILD's elements are whole instructions, not words of one.
    String separator = parent.endsWith("/OnBuild") ? "\n" : " ";
    StringBuilder joined = new StringBuilder();
    int i = first;
    while (i < strings.size()
        && strings.get(i).key().isEmpty()
        && parent(strings.get(i).pointer()).equals(parent)) {
      joined.append(i == first ? "" : separator).append(strings.get(i).value());
      i++;
    }
    match(joined.toString(), ContentInfo.Kind.CONFIG, new Place.ConfigPointer(parent));
    return i - 1;
  }

  private void match(String text, ContentInfo.Kind kind, Place place) {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      candidates.addAll(
          matcher.match(bytes, new ContentInfo(kind, UNNAMED, place, bytes.length), problems));
    }
  }

  private static String keyed(JsonString string) {
    return string.key().isEmpty() ? string.value() : string.key() + "=" + string.value();
  }

  private static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }

  /** History entries are looked at as such. */
  private static boolean isCreatedBy(String pointer) {
    return pointer.startsWith("/history/") && pointer.endsWith("/created_by");
  }
}

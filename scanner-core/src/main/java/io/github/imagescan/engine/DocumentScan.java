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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks for secrets in what images say of themselves: every string of the config, the manifest and
 * the indexes, fields that nobody knows included. An index is looked at once, however many images
 * it names.
 */
final class DocumentScan {
  private static final EntryName UNNAMED = EntryName.of("");
  private static final Pattern CREATED_BY = Pattern.compile("/history/\\d+/created_by");

  private final Matcher matcher;
  private final Map<JsonDocument, List<Candidate>> known = new IdentityHashMap<>();

  DocumentScan(Matcher matcher) {
    this.matcher = matcher;
  }

  /** The candidates of all documents of a manifest. */
  List<Candidate> of(Manifest manifest, ProblemSink problems) {
    List<Candidate> candidates = new ArrayList<>();
    One one = new One(candidates, problems);
    if (manifest instanceof Image image) {
      image.history().forEach(one::history);
    }
    manifest.config().ifPresent(config -> one.config(config, manifest instanceof Image));
    for (Manifest.NamedDocument named : manifest.documents()) {
      candidates.addAll(
          known.computeIfAbsent(named.document(), document -> document(named, problems)));
    }
    return List.copyOf(candidates);
  }

  private List<Candidate> document(Manifest.NamedDocument named, ProblemSink problems) {
    List<Candidate> candidates = new ArrayList<>();
    new One(candidates, problems).named(named.role(), named.document());
    return List.copyOf(candidates);
  }

  /** Takes the candidates of one manifest's documents. */
  private final class One {
    private final List<Candidate> candidates;
    private final ProblemSink problems;

    One(List<Candidate> candidates, ProblemSink problems) {
      this.candidates = candidates;
      this.problems = problems;
    }

    void history(HistoryEntry entry) {
      match(entry.createdBy(), ContentInfo.Kind.HISTORY, new Place.HistoryEntry(entry.index()));
    }

    void named(String role, JsonDocument document) {
      for (JsonString string : document.strings()) {
        match(
            keyed(string),
            ContentInfo.Kind.ANNOTATION,
            new Place.Annotation(role, string.pointer()));
      }
      document
          .raw()
          .ifPresent(
              bytes -> match(bytes, ContentInfo.Kind.ANNOTATION, new Place.Annotation(role, "")));
    }

    /**
     * The config.
     *
     * @param ofImage whether its history was looked at as such
     */
    void config(JsonDocument config, boolean ofImage) {
      List<JsonString> strings = config.strings();
      for (int i = 0; i < strings.size(); i++) {
        JsonString string = strings.get(i);
        if (ofImage && CREATED_BY.matcher(string.pointer()).matches()) {
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
      config
          .raw()
          .ifPresent(bytes -> match(bytes, ContentInfo.Kind.CONFIG, new Place.ConfigPointer("")));
    }

    /**
     * An array of words is a command: an option and its value stand in neighbouring elements, so
     * they are looked at together.
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
      match(text.getBytes(StandardCharsets.UTF_8), kind, place);
    }

    private void match(byte[] bytes, ContentInfo.Kind kind, Place place) {
      if (bytes.length > 0) {
        candidates.addAll(
            matcher.match(bytes, new ContentInfo(kind, UNNAMED, place, bytes.length), problems));
      }
    }
  }

  private static String keyed(JsonString string) {
    return string.key().isEmpty() ? string.value() : string.key() + "=" + string.value();
  }

  private static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }
}

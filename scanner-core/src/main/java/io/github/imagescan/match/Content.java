package io.github.imagescan.match;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One content of a stream, while something of it may still be found. */
final class Content {
  private static final byte[] NOTHING = {};

  /** Stands for the content before the first. */
  static final Content NONE =
      new Content(
          new ContentInfo(
              ContentInfo.Kind.CONFIG, EntryName.of(""), new Place.Member(EntryName.of("")), 0),
          List.of());

  private final ContentInfo info;
  private final Lines lines = new Lines();

  /** Detectors that want the whole file, until it proves too large. */
  private final List<FileDetector> wanted = new ArrayList<>();

  private final List<FileDetector> refused = new ArrayList<>();
  private byte[] kept = NOTHING;
  private int keptTo;

  Content(ContentInfo info, List<FileDetector> interested) {
    this.info = info;
    for (FileDetector detector : interested) {
      (info.size() <= detector.maxBytes() ? wanted : refused).add(detector);
    }
  }

  /** The normal path, its bytes as Latin-1 characters, as globs compare it. */
  static String path(EntryName name) {
    return new String(name.normal().bytes(), StandardCharsets.ISO_8859_1);
  }

  ContentInfo info() {
    return info;
  }

  Lines lines() {
    return lines;
  }

  List<FileDetector> wanted() {
    return wanted;
  }

  List<FileDetector> refused() {
    return refused;
  }

  /** Whether any byte was kept aside. */
  boolean hasKept() {
    return keptTo > 0;
  }

  byte[] kept() {
    return kept;
  }

  int keptTo() {
    return keptTo;
  }

  /**
   * Keeps bytes for the file detectors, but those it has already; a gap becomes zeros.
   *
   * @param shift how much a position is greater than an index
   */
  void keep(byte[] block, int from, int to, long shift) {
    long end = to + shift;
    refuseLargerThan(end);
    if (wanted.isEmpty() || from == to || end <= keptTo) {
      return;
    }
    if (end > kept.length) {
      kept = Arrays.copyOf(kept, (int) Math.max(end, kept.length * 2L));
    }
    int start = (int) Math.max(from, keptTo - shift);
    System.arraycopy(block, start, kept, (int) (start + shift), to - start);
    keptTo = (int) end;
  }

  private void refuseLargerThan(long size) {
    for (int i = wanted.size() - 1; i >= 0; i--) {
      if (size > wanted.get(i).maxBytes()) {
        refused.add(wanted.remove(i));
      }
    }
    if (wanted.isEmpty()) {
      kept = NOTHING;
    }
  }
}

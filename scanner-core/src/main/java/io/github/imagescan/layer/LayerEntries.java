package io.github.imagescan.layer;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarVisitor;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.match.StreamMatch;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Place.Aspect;
import io.github.imagescan.place.Problem;

/**
 * Hands every entry of a layer's tar to the matcher and to the index: its content, and its names.
 */
final class LayerEntries implements TarVisitor {
  private final Matcher matcher;
  private final StreamMatch stream;
  private final LayerScanBuilder scan;
  private final int maxEntries;
  private boolean file;
  private boolean full;

  LayerEntries(Matcher matcher, StreamMatch stream, LayerScanBuilder scan, int maxEntries) {
    this.matcher = matcher;
    this.stream = stream;
    this.scan = scan;
    this.maxEntries = maxEntries;
  }

  /** Whether the limit of entries was reached; what follows is not looked at. */
  boolean full() {
    return full;
  }

  @Override
  public void entry(EntryHeader header) {
    if (header.ordinal() >= maxEntries) {
      if (!full) {
        full = true;
        scan.problem(
            new Problem(
                Problem.Kind.LIMIT_REACHED,
                new Place.Described(""),
                "stopped after " + maxEntries + " entries",
                "raise --max-entries to read on"));
      }
      return;
    }
    scan.entry(header);
    metadata(header, Aspect.NAME, header.name().bytes());
    header.linkTarget().ifPresent(target -> metadata(header, Aspect.LINK, target.bytes()));
    metadata(header, Aspect.ATTRIBUTES, header.attributes());
    file = header.kind() == EntryHeader.Kind.FILE;
    if (file) {
      scan.file();
      stream.begin(
          new ContentInfo(
              ContentInfo.Kind.FILE,
              header.name(),
              new Place.LayerEntry(header.ordinal(), header.name(), Aspect.CONTENT),
              header.storedSize()));
    }
  }

  private void metadata(EntryHeader header, Aspect aspect, byte[] text) {
    if (text.length > 0) {
      Place place = new Place.LayerEntry(header.ordinal(), header.name(), aspect);
      ContentInfo info =
          new ContentInfo(ContentInfo.Kind.ENTRY_METADATA, EntryName.of(""), place, text.length);
      matcher.match(text, info, scan::problem).forEach(scan::candidate);
    }
  }

  @Override
  public void bytes(byte[] block, int from, int to, long position) {
    if (file) {
      stream.content(from, to, position);
    }
  }

  @Override
  public void end() {
    if (file) {
      stream.end();
      file = false;
    }
  }

  @Override
  public void odd(String what) {
    scan.problem(new Problem(Problem.Kind.ENTRY_ODD, new Place.Described(""), "has " + what, ""));
  }
}

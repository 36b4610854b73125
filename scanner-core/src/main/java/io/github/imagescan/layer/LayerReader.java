package io.github.imagescan.layer;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarWalker;
import io.github.imagescan.content.UnpackException;
import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.match.StreamMatch;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the stored bytes of one layer once, from front to back: unpacks, walks the tar, matches,
 * keeps an index of the entries. Bytes that are no tar, as artifacts have them, are matched as one
 * file. Never changes; threads share it.
 */
public final class LayerReader {
  private static final int HEAD = 512;

  /** What the bytes of a layer are called that is no tar. */
  public static final EntryName BLOB = EntryName.of("blob");

  private static final Place WHOLE_BLOB = new Place.LayerEntry(0, BLOB, Place.Aspect.CONTENT);

  private final Matcher matcher;
  private final UnpackLimits unpackLimits;
  private final int maxEntries;

  /**
   * @param maxEntries most entries that are looked at; more are a problem
   */
  public LayerReader(Matcher matcher, UnpackLimits unpackLimits, int maxEntries) {
    this.matcher = matcher;
    this.unpackLimits = unpackLimits;
    this.maxEntries = maxEntries;
  }

  /**
   * Reads a layer; whatever is wrong with it is a problem of the scan, and what came before counts.
   */
  public LayerScan read(InputStream stored) {
    LayerScanBuilder scan = new LayerScanBuilder();
    try (Unpacked unpacked = Unpacked.hashed(stored, unpackLimits)) {
      boolean toEnd = false;
      try {
        toEnd = readAll(unpacked, scan);
      } catch (UnpackException e) {
        scan.problem(problem(e));
      } catch (EOFException e) {
        scan.problem(
            whole(
                Problem.Kind.LAYER_TRUNCATED,
                "ends before it should, after " + unpacked.unpackedBytes() + " unpacked bytes",
                "save the image again"));
      }
      if (toEnd) {
        // What stands behind the compressed layer belongs to its digest.
        unpacked.drain();
      }
      return scan.build(unpacked, toEnd);
    } catch (IOException e) {
      scan.problem(problem(e));
      return scan.unread();
    }
  }

  /** Reads to the end; false where a limit or damage cut it, which has been told. */
  private boolean readAll(Unpacked in, LayerScanBuilder scan) throws IOException {
    StreamMatch stream = matcher.stream(scan::candidate, scan::problem);
    int filled = in.readNBytes(stream.block(), stream.fillFrom(), HEAD);
    int from = stream.fillFrom();
    boolean tar = isTar(Arrays.copyOfRange(stream.block(), from, from + filled));
    return tar ? readTar(in, stream, filled, scan) : readBlob(in, stream, filled, scan);
  }

  /** Whether a layer that begins with these bytes, at most 512, is a tar. */
  public static boolean isTar(byte[] head) {
    return head.length == 0 || head.length == HEAD && (TarWalker.isTar(head, HEAD) || isZero(head));
  }

  /** A tar without entries is nothing but zeros. */
  private static boolean isZero(byte[] head) {
    for (byte b : head) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean readTar(Unpacked in, StreamMatch stream, int filled, LayerScanBuilder scan)
      throws IOException {
    LayerEntries entries = new LayerEntries(matcher, stream, scan, maxEntries);
    TarWalker walker = new TarWalker(entries);
    TarWalker.End end = TarWalker.End.CLEAN;
    boolean toEnd = false;
    try {
      pump(
          in,
          stream,
          filled,
          (from, to) -> {
            walker.feed(stream.block(), from, to);
            return !entries.full();
          });
      toEnd = !entries.full();
    } finally {
      end = walker.finish();
      stream.finish();
      switch (end) {
        case TRUNCATED -> {
          // What stopped the reading before the end is told by whoever stopped it.
          if (toEnd) {
            scan.problem(
                whole(
                    Problem.Kind.LAYER_TRUNCATED,
                    "the tar ends inside an entry",
                    "save the image again"));
          }
        }
        case DAMAGED ->
            scan.problem(
                whole(
                    Problem.Kind.LAYER_UNREADABLE,
                    "the tar is damaged; what could be found after the damage was scanned",
                    "save the image again"));
        case NO_END_BLOCKS -> scan.noEndBlocks();
        default -> {}
      }
    }
    return toEnd && end != TarWalker.End.TRUNCATED && end != TarWalker.End.DAMAGED;
  }

  private boolean readBlob(Unpacked in, StreamMatch stream, int filled, LayerScanBuilder scan)
      throws IOException {
    stream.begin(new ContentInfo(ContentInfo.Kind.FILE, BLOB, WHOLE_BLOB, -1));
    scan.problem(
        whole(
            Problem.Kind.LAYER_NOT_TAR,
            "is no tar; its bytes were scanned as one file",
            "save the image again"));
    scan.entry(
        new EntryHeader(0, BLOB, EntryHeader.Kind.FILE, Optional.empty(), -1, -1, new byte[0]));
    scan.file();
    long[] position = {0};
    try {
      pump(
          in,
          stream,
          filled,
          (from, to) -> {
            stream.content(from, to, position[0]);
            position[0] += to - from;
            return true;
          });
    } finally {
      stream.end();
      stream.finish();
    }
    return true;
  }

  /** Takes new bytes of the block; false to stop. */
  private interface Taker {
    boolean take(int from, int to);
  }

  private static void pump(InputStream in, StreamMatch stream, int head, Taker taker)
      throws IOException {
    int from = stream.fillFrom();
    int filled = from + head;
    boolean more = true;
    while (more) {
      int read;
      try {
        while (filled < stream.fillTo()
            && (read = in.read(stream.block(), filled, stream.fillTo() - filled)) > 0) {
          filled += read;
        }
        more = filled == stream.fillTo();
      } catch (IOException e) {
        // What came before the damage is looked at all the same.
        taker.take(from, filled);
        stream.filled(filled);
        throw e;
      }
      more &= taker.take(from, filled);
      stream.filled(filled);
      from = stream.fillFrom();
      filled = from;
    }
  }

  /** What keeps a layer's bytes from being read. */
  public static Problem problem(IOException e) {
    if (e instanceof UnpackException unpack) {
      return problem(unpack);
    }
    return e instanceof AccessDeniedException
        ? whole(
            Problem.Kind.LAYER_UNREADABLE,
            "you have no right to read it",
            "give yourself the right to read it")
        : whole(
            Problem.Kind.LAYER_UNREADABLE,
            "cannot be read: " + e.getMessage(),
            "check the file and try again");
  }

  private static Problem problem(UnpackException e) {
    Problem.Kind kind =
        switch (e.kind()) {
          case TRUNCATED -> Problem.Kind.LAYER_TRUNCATED;
          case LIMIT, RATIO -> Problem.Kind.LIMIT_REACHED;
          case DAMAGED, UNAVAILABLE, WINDOW_TOO_LARGE -> Problem.Kind.LAYER_UNREADABLE;
        };
    return whole(kind, e.getMessage(), next(e.kind()));
  }

  private static String next(UnpackException.Kind kind) {
    return switch (kind) {
      case LIMIT -> "raise --max-layer-size to read on";
      case RATIO -> "raise --max-ratio to read on";
      case UNAVAILABLE -> "name another one, which allows programs: TMPDIR=FOLDER imagescan …";
      case WINDOW_TOO_LARGE -> "store the layer with a smaller window";
      case TRUNCATED, DAMAGED -> "save the image again";
    };
  }

  /** A problem of the layer as a whole: which layer it is, the image says. */
  private static Problem whole(Problem.Kind kind, String what, String next) {
    return new Problem(kind, new Place.Described(""), what, next);
  }
}

package io.github.imagescan.source;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarInput;
import io.github.imagescan.content.TarWalker;
import io.github.imagescan.content.UnpackException;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;

/**
 * An archive that is read from front to back: JSON documents are kept, every other blob is handed
 * on as it goes by, before it is known what it is.
 */
final class OnePassTarget implements OpenTarget {
  /** Bytes of a member that are read past once it is of no use any more. */
  private static final long MOST_PASSED_OVER = 64L << 30;

  /** Bytes behind the end of the tar that are still read, to come to the end of the stream. */
  private static final int BEHIND_END = 256 << 20;

  private final Target target;
  private final InputStream plain;
  private final TarInput tar;
  private final SourceOptions options;
  private final ProblemSink problems;
  private final Spool spool;
  private final MemberTable table = new MemberTable();
  private int members;

  OnePassTarget(Target target, InputStream plain, SourceOptions options, ProblemSink problems) {
    this.target = target;
    this.plain = plain;
    this.tar = new TarInput(plain, odd -> problems.problem(odd(target, odd)));
    this.options = options;
    this.problems = problems;
    this.spool = new Spool(options.maxSpool());
  }

  static Problem odd(Target target, String what) {
    return new Problem(
        Problem.Kind.ENTRY_ODD, new Place.TargetName(target.name()), "has " + what, "");
  }

  /** A blob that went by. */
  private record Passed(String key, long size, boolean looksLikeLayer) implements StoredBlob {
    @Override
    public boolean passed() {
      return true;
    }

    @Override
    public InputStream open() throws IOException {
      throw new IOException("the blob went by already: " + key);
    }
  }

  /** A document that was kept. */
  private record KeptBlob(String key, long size, Spool.Kept kept) implements StoredBlob {
    @Override
    public boolean passed() {
      return false;
    }

    @Override
    public InputStream open() throws IOException {
      return kept.open();
    }
  }

  @Override
  public Contents read(BlobPass pass) throws TargetException {
    boolean cut = false;
    try {
      walk(pass);
    } catch (Spool.SpoolException e) {
      cut = true;
      problems.problem(
          new Problem(
              Problem.Kind.LIMIT_REACHED,
              new Place.TargetName(target.name()),
              e.getMessage() + "; what comes before is used",
              e.next()));
    } catch (IOException e) {
      cut = true;
      problems.problem(cutOff(target, e));
    }
    return new StoreReader(target, new PassedStore(table, spool), false, cut, options, problems)
        .read();
  }

  private void walk(BlobPass pass) throws IOException, TargetException {
    for (Optional<EntryHeader> next = tar.next(); next.isPresent(); next = tar.next()) {
      if (++members > MemberTable.MAX_MEMBERS) {
        throw Sources.tooManyMembers(target);
      }
      EntryHeader header = next.get();
      if (header.kind() == EntryHeader.Kind.FILE) {
        file(header, pass);
      } else {
        table.other(header);
      }
    }
    if (tar.end() == TarWalker.End.NOT_TAR) {
      throw Sources.notAnArchive(target);
    }
    // The checksum of a compressed archive comes last; and a writer before us may want to end well.
    drain();
  }

  private void drain() throws IOException {
    byte[] block = new byte[1 << 16];
    long left = BEHIND_END;
    while (left > 0) {
      int n = plain.read(block, 0, block.length);
      if (n < 0) {
        return;
      }
      left -= n;
    }
  }

  private void file(EntryHeader header, BlobPass pass) throws IOException {
    String key = table.newKey(header);
    if (options.outer().exceededByHoles(header)) {
      problems.problem(holes(header));
      table.file(header.name(), new Passed(key, header.size(), true));
      return;
    }
    InputStream content = tar.content();
    byte[] head = content.readNBytes((int) Math.min(StoredBlob.HEAD, header.size()));
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    if (header.size() <= Documents.MAX_DOCUMENT && isDocument(head)) {
      Spool.Kept kept = spool.keep(whole, header.size());
      table.file(header.name(), new KeptBlob(key, header.size(), kept));
      return;
    }
    table.file(header.name(), new Passed(key, header.size(), StoredBlob.isLayer(head)));
    try {
      pass.blob(key, whole);
      if (tar.left() > MOST_PASSED_OVER) {
        throw new UnpackException(
            UnpackException.Kind.LIMIT,
            header.name().display() + " has " + header.size() + " bytes, which are not waited for");
      }
    } catch (EOFException e) {
      // The archive ends here, which the next step comes upon as well.
      return;
    } catch (UnpackException e) {
      if (e.kind() == UnpackException.Kind.LIMIT) {
        throw e;
      }
      // The archive is damaged here, which the next step comes upon as well.
      return;
    } catch (IOException e) {
      problems.problem(
          new Problem(
              Problem.Kind.LAYER_UNREADABLE,
              new Place.Member(header.name()),
              "could not be read: " + e.getMessage(),
              ""));
    }
  }

  /** Whether these are the first bytes of a JSON object or array. */
  private static boolean isDocument(byte[] head) {
    if (StoredBlob.isLayer(head)) {
      return false;
    }
    for (byte b : head) {
      if (b == '{' || b == '[') {
        return true;
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    // Nothing but blanks so far: what comes may be one, and is no layer.
    return head.length > 0;
  }

  private static Problem holes(EntryHeader header) {
    return new Problem(
        Problem.Kind.LIMIT_REACHED,
        new Place.Member(header.name()),
        "is nearly all holes: "
            + header.size()
            + " bytes of "
            + header.storedSize()
            + " stored ones; it was not read",
        "raise --max-ratio to read it");
  }

  static Problem cutOff(Target target, IOException e) {
    boolean limit =
        e instanceof UnpackException unpack
            && (unpack.kind() == UnpackException.Kind.LIMIT
                || unpack.kind() == UnpackException.Kind.RATIO);
    return new Problem(
        limit ? Problem.Kind.LIMIT_REACHED : Problem.Kind.ARCHIVE_TRUNCATED,
        new Place.TargetName(target.name()),
        e.getMessage() + "; what comes before is used",
        limit ? "raise --max-ratio to read on" : "save the image again, or copy it again");
  }

  @Override
  public void close() throws IOException {
    try (spool) {
      tar.close();
    }
  }

  private record PassedStore(MemberTable table, Spool spool) implements Store {
    @Override
    public Optional<StoredBlob> find(EntryName name) {
      return table.find(name);
    }

    @Override
    public List<StoredBlob> all() {
      return table.blobs();
    }

    @Override
    public List<EntryName> someNames() {
      return table.someNames();
    }

    @Override
    public void close() throws IOException {
      spool.close();
    }
  }
}

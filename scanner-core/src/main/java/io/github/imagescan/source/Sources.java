package io.github.imagescan.source;

import io.github.imagescan.content.Compression;
import io.github.imagescan.content.TarIndex;
import io.github.imagescan.content.TarWalker;
import io.github.imagescan.content.UnpackException;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import io.github.imagescan.source.Contents.DockerfileText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens targets: what they are, their content says, never their name. */
public final class Sources {
  private final Target target;
  private final SourceOptions options;
  private final ProblemSink problems;

  private Sources(Target target, SourceOptions options, ProblemSink problems) {
    this.target = target;
    this.options = options;
    this.problems = problems;
  }

  /**
   * Opens a target; little of it is read yet.
   *
   * @param problems is told of whatever is wrong with a part of it, also while it is read
   * @param stdin read, and closed, where the target is standard input
   * @throws TargetException where it is not there, or none of the forms that are known
   */
  public static OpenTarget open(
      Target target, SourceOptions options, ProblemSink problems, InputStream stdin)
      throws TargetException {
    Sources sources = new Sources(target, options, problems);
    try {
      return target instanceof Target.PathTarget file
          ? sources.path(file.path())
          : sources.stream(stdin);
    } catch (NoSuchFileException e) {
      throw Absent.of(target);
    } catch (AccessDeniedException e) {
      throw new TargetException(
          target.name(), "may not be read", "give yourself the right to read it");
    } catch (Spool.SpoolException e) {
      throw new TargetException(target.name(), e.getMessage(), e.next());
    } catch (UnpackException e) {
      boolean unavailable = e.kind() == UnpackException.Kind.UNAVAILABLE;
      throw new TargetException(
          target.name(),
          e.getMessage(),
          unavailable
              ? "name another one, which allows programs: TMPDIR=FOLDER imagescan …"
              : "save or copy it again");
    } catch (IOException e) {
      throw new TargetException(
          target.name(), "cannot be read: " + e.getMessage(), "see whether other programs can");
    }
  }

  private OpenTarget path(Path path) throws IOException, TargetException {
    if (Files.isDirectory(path)) {
      Store store = new FolderStore(path, problems);
      return new StoreTarget(new StoreReader(target, store, true, false, options, problems), store);
    }
    return Files.isRegularFile(path) || !Files.exists(path)
        ? file(path)
        : stream(Files.newInputStream(path));
  }

  private OpenTarget file(Path path) throws IOException, TargetException {
    FileChannel file = FileChannel.open(path);
    try {
      byte[] head = head(file);
      if (Compression.of(head, head.length) == Compression.NONE && isTar(head)) {
        return archive(file);
      }
      return stream(Channels.newInputStream(file));
    } catch (IOException | TargetException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static byte[] head(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(StoredBlob.HEAD);
    while (head.hasRemaining() && file.read(head, head.position()) >= 0) {
      continue;
    }
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    return bytes;
  }

  private static boolean isTar(byte[] head) {
    return TarWalker.isTar(head, head.length);
  }

  private OpenTarget archive(FileChannel file) throws IOException, TargetException {
    TarIndex index = TarIndex.of(file, MemberTable.MAX_MEMBERS);
    if (index.isFull()) {
      throw tooManyMembers(target);
    }
    index.oddities().forEach(odd -> problems.problem(OnePassTarget.odd(target, odd)));
    boolean cut = index.end() == TarWalker.End.TRUNCATED;
    if (cut) {
      problems.problem(
          new Problem(
              Problem.Kind.ARCHIVE_TRUNCATED,
              new Place.TargetName(target.name()),
              "the tar is cut off after " + file.size() + " bytes; what comes before is used",
              "save the image again, or copy it again"));
    }
    Store store = new TarStore(file, index, options.outer());
    return new StoreTarget(new StoreReader(target, store, false, cut, options, problems), store);
  }

  /** A stream of unknown bytes; it is closed with the target, or now where it is none. */
  private OpenTarget stream(InputStream stored) throws IOException, TargetException {
    Unpacked unpacked = Unpacked.unhashed(stored, options.outer());
    try {
      PushbackInputStream plain = new PushbackInputStream(unpacked, StoredBlob.HEAD);
      byte[] head = plain.readNBytes(StoredBlob.HEAD);
      plain.unread(head);
      if (!isTar(head)) {
        return text(plain, unpacked.compression());
      }
      return options.rereadable()
          ? spooled(plain)
          : new OnePassTarget(target, plain, options, problems);
    } catch (IOException | TargetException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private OpenTarget spooled(InputStream plain) throws IOException, TargetException {
    Spool spool = new Spool(options.maxSpool());
    try (plain) {
      return archive(spool.file(plain));
    } catch (UnpackException e) {
      problems.problem(OnePassTarget.cutOff(target, e));
      return archive(spool.file(InputStream.nullInputStream()));
    } catch (IOException | TargetException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private OpenTarget text(InputStream plain, Compression compression)
      throws IOException, TargetException {
    try (plain) {
      byte[] bytes = plain.readNBytes(DockerfileSniffer.MAX_BYTES + 1);
      if (bytes.length <= DockerfileSniffer.MAX_BYTES && DockerfileSniffer.isDockerfile(bytes)) {
        return new DockerfileTarget(new DockerfileText(dockerfileName(), bytes));
      }
      throw Unknown.of(target, bytes, compression);
    }
  }

  /** One name however its path is spelt, for it goes into fingerprints. */
  private String dockerfileName() {
    if (!(target instanceof Target.PathTarget file)) {
      return "stdin";
    }
    Path here = Path.of("").toAbsolutePath();
    Path path = file.path().toAbsolutePath().normalize();
    boolean related = path.getRoot().equals(here.getRoot());
    return (related ? here.relativize(path) : path).toString().replace('\\', '/');
  }

  static TargetException notAnArchive(Target target) {
    return new TargetException(
        target.name(),
        "is no tar throughout",
        "name an image: made by docker save, or an OCI layout");
  }

  static TargetException tooManyMembers(Target target) {
    return new TargetException(
        target.name(),
        "has more than " + MemberTable.MAX_MEMBERS + " members, so it is no image archive",
        "of a file system make an image first, with docker import; then docker save");
  }
}

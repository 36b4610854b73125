package io.github.imagescan.source;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder. Links are followed as long as they stay inside it; only regular files are opened. */
final class FolderStore implements Store {
  private final Path root;
  private final ProblemSink problems;

  FolderStore(Path folder, ProblemSink problems) throws IOException {
    this.root = folder.toRealPath();
    this.problems = problems;
    if (!Files.isReadable(root) || !Files.isExecutable(root)) {
      throw new AccessDeniedException(root.toString());
    }
  }

  private record Blob(String key, Path path, long size) implements StoredBlob {
    @Override
    public boolean passed() {
      return false;
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  @Override
  public Optional<StoredBlob> find(EntryName name) {
    EntryName normal = name.normal();
    if (normal.isRoot()) {
      return Optional.empty();
    }
    try {
      Path path = root.resolve(new String(normal.bytes(), StandardCharsets.UTF_8));
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      Path real = path.toRealPath();
      if (!real.startsWith(root)) {
        problems.problem(
            new Problem(
                Problem.Kind.ENTRY_ODD,
                new Place.Member(normal),
                "is a link out of the folder, which was not followed",
                "put the file itself into the folder"));
        return Optional.empty();
      }
      return Optional.of(new Blob(root.relativize(real).toString(), real, Files.size(real)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Those among the blobs of a layout. */
  @Override
  public List<StoredBlob> all() {
    List<StoredBlob> blobs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("blobs"), 2)) {
      for (Path file : files.sorted().limit(MemberTable.MAX_MEMBERS).toList()) {
        find(root.relativize(file).toString()).ifPresent(blobs::add);
      }
    } catch (IOException | UncheckedIOException none) {
      return blobs;
    }
    return blobs;
  }

  @Override
  public List<EntryName> someNames() {
    NavigableSet<EntryName> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        names.add(EntryName.of(entry.getFileName().toString()));
        if (names.size() > SOME) {
          names.pollLast();
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.copyOf(names);
    }
    return List.copyOf(names);
  }

  @Override
  public void close() {}
}

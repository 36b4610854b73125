package io.github.imagescan.testkit;

import static io.github.imagescan.testkit.LayerBuilder.utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The members of an image archive or layout, before they become a tar or a folder. */
public final class Archive {

  /**
   * @param link the target of a symbolic or hard link
   */
  private record Member(String name, char type, byte[] content, String link) {}

  /** About as many bytes as a member takes besides its content. */
  private static final int HEADERS = 2_048;

  private final List<Member> members = new ArrayList<>();

  /** Adds a file at the end, also where there is one of that name. */
  public Archive with(String name, byte[] content) {
    members.add(new Member(name, '0', content, ""));
    return this;
  }

  /** Adds a file at the end. */
  public Archive with(String name, String content) {
    return with(name, utf8(content));
  }

  /** Adds a file unless there is one of that name: what blobs do that several images share. */
  public Archive withOnce(String name, byte[] content) {
    return has(name) ? this : with(name, content);
  }

  /** Adds a folder. */
  public Archive withDirectory(String name) {
    if (!has(name + "/")) {
      members.add(new Member(name + "/", '5', new byte[0], ""));
    }
    return this;
  }

  /** Adds a symbolic link. */
  public Archive withSymlink(String name, String target) {
    members.add(new Member(name, '2', new byte[0], target));
    return this;
  }

  /** Adds a hard link. */
  public Archive withHardlink(String name, String target) {
    members.add(new Member(name, '1', new byte[0], target));
    return this;
  }

  /** Removes every member of that name; there must be one. */
  public Archive without(String name) {
    if (!members.removeIf(member -> member.name.equals(name))) {
      throw new IllegalArgumentException("no member " + name + " in " + names());
    }
    return this;
  }

  /** Puts other content into a member. */
  public Archive edit(String name, UnaryOperator<byte[]> change) {
    Member old = find(name);
    members.set(
        members.indexOf(old), new Member(name, old.type, change.apply(old.content), old.link));
    return this;
  }

  /** Replaces a part of a text member; the part must be there. */
  public Archive editText(String name, String part, String other) {
    String text = new String(content(name), java.nio.charset.StandardCharsets.UTF_8);
    if (!text.contains(part)) {
      throw new IllegalArgumentException(name + " has no " + part + ": " + text);
    }
    return edit(name, bytes -> utf8(text.replace(part, other)));
  }

  /** Moves a member to the front. */
  public Archive first(String name) {
    Member moved = find(name);
    members.remove(moved);
    members.add(0, moved);
    return this;
  }

  /** Moves a member to the end. */
  public Archive last(String name) {
    Member moved = find(name);
    members.remove(moved);
    members.add(moved);
    return this;
  }

  /** All names, in order; those of folders end with a slash. */
  public List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return members.stream().anyMatch(member -> member.name.equals(name));
  }

  /** The content of a member. */
  public byte[] content(String name) {
    return find(name).content.clone();
  }

  /** The archive as a tar. */
  public byte[] tar() {
    int size = members.stream().mapToInt(member -> member.content.length + HEADERS).sum();
    LayerBuilder tar = LayerBuilder.layer(size);
    for (Member member : members) {
      tar.entry(member.type, utf8(member.name), utf8(member.link), member.content);
    }
    return tar.tar();
  }

  /** The archive as a compressed tar. */
  public byte[] tar(Packing packing) {
    return packing.pack(tar());
  }

  /** Writes the tar into a file, which is returned. */
  public Path tarTo(Path file) {
    return write(file, tar());
  }

  /** Writes the members into a folder, which is made and returned. */
  public Path folder(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Member member : members) {
        Path at = folder.resolve(member.name);
        Files.createDirectories(at.getParent());
        switch (member.type) {
          case '5' -> Files.createDirectories(at);
          case '2' -> Files.createSymbolicLink(at, Path.of(member.link));
          case '1' -> Files.createLink(at, folder.resolve(member.link));
          default -> Files.write(at, member.content);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes bytes into a file, which is returned. */
  public static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Member find(String name) {
    @Nullable Member found = null;
    for (Member member : members) {
      if (member.name.equals(name)) {
        found = member;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException("no member " + name + " in " + names());
    }
    return found;
  }
}

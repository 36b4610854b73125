package io.github.imagescan.testkit;

import io.github.imagescan.place.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes the tar of a layer, entry by entry and exactly as told; also entries that no tool would
 * write.
 *
 * <pre>{@code
 * byte[] tar = layer().file("app/.env", "A=b").whiteout("etc/old").xattr("user.note", "x").file("n", "").tar();
 * }</pre>
 *
 * <p>{@code mode}, {@code pax}, {@code xattr} are about the entry that follows.
 */
public final class LayerBuilder {
  /** How names of more than 100 bytes are written. */
  public enum LongNames {
    PAX,
    GNU,
    /** Split at a slash into prefix and name; only up to 256 bytes. */
    USTAR
  }

  /** The forms of a file with holes that GNU tar writes. */
  public enum Sparse {
    OLD_GNU,
    PAX_0_0,
    PAX_0_1,
    PAX_1_0
  }

  private final Bytes out;
  private final List<byte[]> records = new ArrayList<>();
  private LongNames longNames = LongNames.PAX;
  private int mode = 0644;
  private boolean lastPadding = true;
  private boolean endBlocks = true;
  private int lastContentEnd;

  /** Bytes whose beginning can be had with one copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes(int size) {
      super(size);
    }

    /** The first bytes, zeros behind the last. */
    byte[] start(int length) {
      return java.util.Arrays.copyOf(buf, length);
    }
  }

  private LayerBuilder(int size) {
    out = new Bytes(size);
  }

  /** A tar without entries. */
  public static LayerBuilder layer() {
    return new LayerBuilder(1 << 12);
  }

  /** A tar without entries, with room for so many bytes. */
  static LayerBuilder layer(int size) {
    return new LayerBuilder(size);
  }

  /** A regular file. */
  public LayerBuilder file(String path, String content) {
    return file(path, utf8(content));
  }

  /** A regular file. */
  public LayerBuilder file(String path, byte[] content) {
    return file(utf8(path), content);
  }

  /** A regular file with a name that need not be UTF-8. */
  public LayerBuilder file(byte[] path, byte[] content) {
    return entry('0', path, new byte[0], content);
  }

  /** A folder. */
  public LayerBuilder directory(String path) {
    return entry('5', utf8(path.endsWith("/") ? path : path + "/"), new byte[0], new byte[0]);
  }

  /** A symbolic link. */
  public LayerBuilder symlink(String path, String target) {
    return entry('2', utf8(path), utf8(target), new byte[0]);
  }

  /** A hard link to an entry before it. */
  public LayerBuilder hardlink(String path, String target) {
    return entry('1', utf8(path), utf8(target), new byte[0]);
  }

  /** The whiteout that deletes the path: {@code a/b} is written as {@code a/.wh.b}. */
  public LayerBuilder whiteout(String path) {
    int slash = path.lastIndexOf('/') + 1;
    return file(path.substring(0, slash) + ".wh." + path.substring(slash), "");
  }

  /** The opaque whiteout of a folder: {@code a/.wh..wh..opq}; of the root for an empty path. */
  public LayerBuilder opaque(String directory) {
    return file((directory.isEmpty() ? "" : directory + "/") + ".wh..wh..opq", "");
  }

  /** An entry of any type. */
  public LayerBuilder entry(char type, byte[] name, byte[] target, byte[] content) {
    byte[] shown = longName(name, target);
    header(new TarHeaderWriter(shown, type, content.length, mode).link(target), name);
    return content(content);
  }

  /** A file with holes: {@code data} by offset, zeros elsewhere. */
  public LayerBuilder sparse(Sparse form, String path, long size, SortedMap<Long, byte[]> data) {
    return new SparseWriter(this, path, size, data).write(form);
  }

  /** The mode of the next entry, {@code 04755}. */
  public LayerBuilder mode(int mode) {
    this.mode = mode;
    return this;
  }

  /** A PAX record of the next entry. */
  public LayerBuilder pax(String key, String value) {
    return pax(key, utf8(value));
  }

  /** A PAX record of the next entry, with a value that need not be text. */
  public LayerBuilder pax(String key, byte[] value) {
    records.add(record(key, value));
    return this;
  }

  /** An extended attribute of the next entry, as GNU tar and docker write it. */
  public LayerBuilder xattr(String key, String value) {
    return pax("SCHILY.xattr." + key, value);
  }

  /** An extended attribute of the next entry, as only libarchive writes it. */
  public LayerBuilder libarchiveXattr(String key, String value) {
    return pax(
        "LIBARCHIVE.xattr." + key,
        Base64.getEncoder().withoutPadding().encodeToString(utf8(value)));
  }

  /** Global PAX records: those collected so far stand for all entries that follow. */
  public LayerBuilder global() {
    return records('g');
  }

  /** How long names are written from here on. */
  public LayerBuilder longNames(LongNames form) {
    longNames = form;
    return this;
  }

  /** Bytes as they are, between two entries. */
  public LayerBuilder raw(byte[] bytes) {
    out.writeBytes(bytes);
    lastContentEnd = out.size();
    return this;
  }

  /** Ends after the last entry, with its padding. */
  public LayerBuilder noEndBlocks() {
    endBlocks = false;
    return this;
  }

  /** Ends with the last byte of the last entry, as umoci writes layers. */
  public LayerBuilder noPadding() {
    lastPadding = false;
    return noEndBlocks();
  }

  /** The tar. */
  public byte[] tar() {
    int length = lastPadding ? out.size() : lastContentEnd;
    return out.start(length + (endBlocks ? 1024 : 0));
  }

  /** The digest of the tar. */
  public Digest diffId() {
    return Digest.sha256(tar());
  }

  /** A PAX record, {@code length key=value\n}, where the length counts itself. */
  static byte[] record(String key, byte[] value) {
    int rest = utf8(key).length + value.length + 3;
    int length = rest + String.valueOf(rest).length();
    if (String.valueOf(length).length() > String.valueOf(rest).length()) {
      length++;
    }
    return Packing.join(utf8(length + " " + key + "="), value, utf8("\n"));
  }

  LayerBuilder header(TarHeaderWriter header, byte[] name) {
    records('x');
    if (longNames == LongNames.USTAR && name.length > 100) {
      int slash = name.length - 101;
      while (name[slash] != '/') {
        slash++;
      }
      header.prefix(java.util.Arrays.copyOf(name, slash));
    }
    if (longNames == LongNames.GNU) {
      header.gnu();
    }
    out.writeBytes(header.finished());
    lastContentEnd = out.size();
    mode = 0644;
    return this;
  }

  LayerBuilder content(byte[] content) {
    out.writeBytes(content);
    lastContentEnd = out.size();
    out.writeBytes(new byte[-content.length & 511]);
    return this;
  }

  private LayerBuilder records(char type) {
    if (!records.isEmpty()) {
      byte[] all = Packing.join(records.toArray(new byte[0][]));
      records.clear();
      out.writeBytes(new TarHeaderWriter(utf8("PaxHeaders/x"), type, all.length, 0644).finished());
      content(all);
    }
    return this;
  }

  /** What goes into the name field; writes what must stand before the header. */
  private byte[] longName(byte[] name, byte[] target) {
    if (longNames == LongNames.GNU) {
      gnuLong('K', target);
      gnuLong('L', name);
    } else if (longNames == LongNames.PAX) {
      paxLong("linkpath", target);
      paxLong("path", name);
    } else if (name.length > 100) {
      int slash = name.length - 101;
      while (name[slash] != '/') {
        slash++;
      }
      return java.util.Arrays.copyOfRange(name, slash + 1, name.length);
    }
    return name;
  }

  private void gnuLong(char type, byte[] value) {
    if (value.length > 100) {
      byte[] withNul = java.util.Arrays.copyOf(value, value.length + 1);
      byte[] name = utf8("././@LongLink");
      out.writeBytes(new TarHeaderWriter(name, type, withNul.length, 0).gnu().finished());
      content(withNul);
    }
  }

  private void paxLong(String key, byte[] value) {
    if (value.length > 100) {
      records.add(record(key, value));
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

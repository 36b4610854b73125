package io.github.imagescan.content;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the headers before an entry say of it. */
final class TarDescriptions {
  private final Consumer<String> odd;
  private byte @Nullable [] longName;
  private byte @Nullable [] longLink;
  private @Nullable PaxRecords local;
  private byte[] globalAttributes = new byte[0];

  TarDescriptions(Consumer<String> odd) {
    this.odd = odd;
  }

  void describe(char type, byte[] content) {
    switch (type) {
      case 'L' -> longName = untilNul(content);
      case 'K' -> longLink = untilNul(content);
      case 'g' -> globalAttributes = PaxRecords.parse(content, odd).lines();
      default -> local = PaxRecords.parse(content, odd);
    }
  }

  /** Whether something was said that the next entry should have followed. */
  boolean isPending() {
    return longName != null || longLink != null || local != null;
  }

  /** Forgets what was said of one entry only. */
  void clear() {
    longName = null;
    longLink = null;
    local = null;
    globalAttributes = new byte[0];
  }

  byte[] name(byte[] inHeader) {
    if (longName != null) {
      return longName;
    }
    byte[] sparseName = isSparse() ? record("GNU.sparse.name") : null;
    return sparseName != null ? sparseName : orElse(record("path"), inHeader);
  }

  byte[] linkName(byte[] inHeader) {
    return longLink != null ? longLink : orElse(record("linkpath"), inHeader);
  }

  /** The bytes that follow; negative where the number is none. */
  long size(long inHeader) {
    long size = local == null ? -1 : local.number("size");
    return size == -1 ? inHeader : size;
  }

  boolean isSparse() {
    return local != null
        && (isSparseMapInContent()
            || local.get("GNU.sparse.map") != null
            || local.get("GNU.sparse.size") != null);
  }

  /** Form 1.0, whose map is the first part of the content. */
  boolean isSparseMapInContent() {
    return local != null
        && local.has("GNU.sparse.major", "1")
        && local.has("GNU.sparse.minor", "0");
  }

  /** The size with holes; negative where it is not told. */
  long realSize(long inHeader) {
    if (local == null) {
      return inHeader;
    }
    long real = local.number("GNU.sparse.realsize");
    return real >= 0 ? real : Math.max(local.number("GNU.sparse.size"), inHeader);
  }

  /** The map of the forms 0.0 and 0.1; null where there is none. */
  @Nullable SparseMap sparseMap() {
    byte[] text = local == null || isSparseMapInContent() ? null : local.get("GNU.sparse.map");
    if (text == null) {
      return null;
    }
    Optional<SparseMap> map = SparseMap.parse(text);
    if (map.isEmpty()) {
      odd.accept("a map of holes that cannot be read");
    }
    return map.orElse(null);
  }

  byte[] attributes() {
    byte[] own = local == null ? new byte[0] : local.attributes();
    if (globalAttributes.length == 0) {
      return own;
    }
    byte[] both = Arrays.copyOf(globalAttributes, globalAttributes.length + own.length);
    System.arraycopy(own, 0, both, globalAttributes.length, own.length);
    return both;
  }

  private byte @Nullable [] record(String key) {
    byte[] value = local == null ? null : local.get(key);
    return value == null || value.length == 0 ? null : value;
  }

  private static byte[] orElse(byte @Nullable [] value, byte[] other) {
    return value == null ? other : value;
  }

  private static byte[] untilNul(byte[] content) {
    int end = 0;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    return Arrays.copyOf(content, end);
  }
}

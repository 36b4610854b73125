package io.github.imagescan.source;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.place.EntryName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a tar by name, links included. Of members of one name the last counts, as it would
 * after unpacking.
 */
final class MemberTable {
  /** No image archive has so many; the table of more would take too much memory. */
  static final int MAX_MEMBERS = 200_000;

  private static final int MAX_LINKS = 40;

  /** A file, or a link to another name. */
  private record Node(@Nullable StoredBlob blob, @Nullable EntryName target) {}

  private final Map<EntryName, Node> nodes = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final List<StoredBlob> blobs = new ArrayList<>();

  /** A key for a member of that name, which no other member has. */
  String newKey(EntryHeader header) {
    String key = header.name().normal().display();
    if (!keys.add(key)) {
      key += "#" + header.ordinal();
      keys.add(key);
    }
    return key;
  }

  void file(EntryName name, StoredBlob blob) {
    blobs.add(blob);
    nodes.put(name.normal(), new Node(blob, null));
  }

  /** Notes a symbolic or hard link; other members that are no files are passed over. */
  void other(EntryHeader header) {
    if (header.linkTarget().isEmpty()) {
      return;
    }
    EntryName target = header.linkTarget().get();
    EntryName from =
        header.kind() == EntryHeader.Kind.SYMLINK && !target.startsWith("/")
            ? header.name().parent().resolve(target)
            : target;
    EntryName normal = from.normal();
    // A hard link to its own name stands for the file that is there.
    if (!normal.equals(header.name().normal())) {
      nodes.put(header.name().normal(), new Node(null, normal));
    }
  }

  Optional<StoredBlob> find(EntryName name) {
    EntryName at = name.normal();
    for (int i = 0; i < MAX_LINKS; i++) {
      Node node = nodes.get(at);
      if (node == null) {
        return Optional.empty();
      }
      if (node.target == null) {
        return Optional.ofNullable(node.blob);
      }
      at = node.target;
    }
    return Optional.empty();
  }

  List<StoredBlob> blobs() {
    return blobs;
  }

  List<EntryName> someNames() {
    return nodes.keySet().stream().limit(Store.SOME).toList();
  }
}

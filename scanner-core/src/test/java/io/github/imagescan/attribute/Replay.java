package io.github.imagescan.attribute;

import io.github.imagescan.attribute.LayerStack.Entry;
import io.github.imagescan.content.EntryHeader.Kind;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.finding.Visibility.How;
import io.github.imagescan.place.EntryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The oracle of visibility: unpacks every layer, entry by entry, into one map from names to nodes,
 * and notes when a node loses its last name. It knows no index and follows nothing.
 */
final class Replay {
  /** Something that names denote; two names of one file share it. */
  static final class Node {
    final Kind kind;
    final int madeBy;

    Node(Kind kind, int madeBy) {
      this.kind = kind;
      this.madeBy = madeBy;
    }
  }

  /** A node under a name, and the layer that put it there. */
  private record Held(Node node, int givenBy) {}

  private record Loss(List<String> names, How how) {}

  private final TreeMap<String, Held> tree = new TreeMap<>();
  private final Map<Node, Loss> lost = new HashMap<>();
  private final Map<Node, List<String>> lostByEntry = new HashMap<>();
  private final Map<Node, Visibility> gone = new HashMap<>();

  /** For each layer and ordinal, the node that the entry made; none of whiteouts. */
  final List<Map<Integer, Node>> made = new ArrayList<>();

  void layer(List<Entry> entries) {
    int layer = made.size();
    made.add(new HashMap<>());
    lost.clear();
    for (int i = 0; i < entries.size(); i++) {
      lostByEntry.clear();
      apply(entries.get(i), i, layer);
    }
    lost.forEach((node, loss) -> gone.putIfAbsent(node, verdict(loss, layer)));
  }

  Visibility of(Node node) {
    return gone.getOrDefault(node, new Visibility.Visible());
  }

  private void apply(Entry entry, int ordinal, int layer) {
    String name = normal(entry.name());
    makeFolders(name, layer);
    String base = name.substring(name.lastIndexOf('/') + 1);
    String folder = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
    if (base.equals(".wh..wh..opq")) {
      List.copyOf(tree.keySet()).stream()
          .filter(key -> key.startsWith(folder))
          .forEach(key -> loseLower(key, layer, How.OPAQUE_WHITEOUT));
    } else if (base.startsWith(".wh.")) {
      String hidden = folder + base.substring(4);
      loseLower(hidden, layer, How.WHITEOUT);
      below(hidden).forEach(key -> loseLower(key, layer, How.PARENT_REMOVED));
    } else if (entry.kind() == Kind.DIRECTORY) {
      put(name, new Node(Kind.DIRECTORY, layer), ordinal, layer);
    } else if (entry.kind() == Kind.HARDLINK) {
      link(name, normal(entry.target()), ordinal, layer);
    } else {
      put(name, new Node(entry.kind(), layer), ordinal, layer);
    }
  }

  private void makeFolders(String name, int layer) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash);
      Held held = tree.get(folder);
      if (held == null || held.node().kind != Kind.DIRECTORY) {
        lose(folder, How.REPLACED);
        tree.put(folder, new Held(new Node(Kind.DIRECTORY, layer), layer));
      } else {
        tree.put(folder, new Held(held.node(), layer)); // It is this layer's folder too.
      }
    }
  }

  private void put(String name, Node node, int ordinal, int layer) {
    Held before = tree.get(name);
    boolean folders =
        before != null && before.node().kind == Kind.DIRECTORY && node.kind == Kind.DIRECTORY;
    if (folders) {
      tree.put(name, new Held(before.node(), layer));
      made.get(layer).put(ordinal, before.node());
      return;
    }
    lose(name, How.REPLACED);
    below(name).forEach(key -> lose(key, How.PARENT_REMOVED));
    tree.put(name, new Held(node, layer));
    made.get(layer).put(ordinal, node);
  }

  private void link(String name, String target, int ordinal, int layer) {
    if (name.equals(target)) {
      return;
    }
    Held held = tree.get(name);
    Held linked = tree.get(target);
    // Another name for the same file: nothing is lost on the way.
    if (held != null && linked != null && held.node() == linked.node()) {
      tree.put(name, new Held(held.node(), layer));
      return;
    }
    lose(name, How.REPLACED);
    below(name).forEach(key -> lose(key, How.PARENT_REMOVED));
    Held still = tree.get(target);
    // A link to anything else counts as a file of its own.
    boolean found = still != null && isFile(still.node());
    tree.put(name, new Held(found ? still.node() : new Node(Kind.FILE, layer), layer));
  }

  private static boolean isFile(Node node) {
    return node.kind == Kind.FILE;
  }

  private List<String> below(String name) {
    return tree.keySet().stream().filter(key -> key.startsWith(name + "/")).toList();
  }

  private void loseLower(String name, int layer, How how) {
    Held held = tree.get(name);
    if (held != null && held.givenBy() < layer) {
      lose(name, how);
    }
  }

  private void lose(String name, How how) {
    Held held = tree.remove(name);
    if (held != null) {
      lostByEntry.computeIfAbsent(held.node(), node -> new ArrayList<>()).add(name);
      if (tree.values().stream().noneMatch(other -> other.node() == held.node())) {
        lost.putIfAbsent(held.node(), new Loss(lostByEntry.get(held.node()), how));
      }
    }
  }

  /** What the layer left at the names that went last. */
  private Visibility verdict(Loss loss, int layer) {
    List<Node> now =
        loss.names().stream()
            .map(tree::get)
            .filter(held -> held != null && held.givenBy() == layer)
            .map(Held::node)
            .toList();
    if (now.isEmpty()) {
      return new Visibility.Deleted(
          layer, loss.how() == How.REPLACED ? How.PARENT_REMOVED : loss.how());
    }
    return now.stream().anyMatch(Replay::isFile)
        ? new Visibility.Overwritten(layer)
        : new Visibility.Deleted(layer, How.REPLACED);
  }

  private static String normal(String name) {
    return EntryName.of(name).normal().display();
  }
}

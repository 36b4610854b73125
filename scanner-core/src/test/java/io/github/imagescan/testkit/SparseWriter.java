package io.github.imagescan.testkit;

import static io.github.imagescan.testkit.LayerBuilder.utf8;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file with holes in the forms of GNU tar (its manual, "Sparse Formats"). GNU tar itself reads
 * only regions whose lengths, but for the last, are multiples of 512.
 */
final class SparseWriter {
  private final LayerBuilder layer;
  private final String path;
  private final long size;
  private final SortedMap<Long, byte[]> data;
  private final byte[] stored;

  SparseWriter(LayerBuilder layer, String path, long size, SortedMap<Long, byte[]> data) {
    this.layer = layer;
    this.path = path;
    this.size = size;
    this.data = new TreeMap<>(data);
    // GNU tar marks a hole at the end with a region of no bytes.
    this.data.putIfAbsent(size, new byte[0]);
    this.stored = Packing.join(data.values().toArray(new byte[0][]));
  }

  LayerBuilder write(LayerBuilder.Sparse form) {
    return switch (form) {
      case OLD_GNU -> oldGnu();
      case PAX_0_0 -> pax00();
      case PAX_0_1 -> pax01();
      case PAX_1_0 -> pax10();
    };
  }

  private LayerBuilder pax00() {
    layer.pax("GNU.sparse.size", String.valueOf(size));
    layer.pax("GNU.sparse.numblocks", String.valueOf(data.size()));
    data.forEach(
        (offset, bytes) ->
            layer
                .pax("GNU.sparse.offset", String.valueOf(offset))
                .pax("GNU.sparse.numbytes", String.valueOf(bytes.length)));
    return file(path, stored);
  }

  private LayerBuilder pax01() {
    layer.pax("GNU.sparse.size", String.valueOf(size));
    layer.pax("GNU.sparse.numblocks", String.valueOf(data.size()));
    layer.pax("GNU.sparse.map", numbers(","));
    layer.pax("GNU.sparse.name", path);
    return file("GNUSparseFile.0/x", stored);
  }

  private LayerBuilder pax10() {
    layer.pax("GNU.sparse.major", "1").pax("GNU.sparse.minor", "0");
    layer.pax("GNU.sparse.name", path);
    layer.pax("GNU.sparse.realsize", String.valueOf(size));
    byte[] map = utf8(data.size() + "\n" + numbers("\n") + (data.isEmpty() ? "" : "\n"));
    return file(
        "GNUSparseFile.0/x", Packing.join(Arrays.copyOf(map, (map.length + 511) & ~511), stored));
  }

  private LayerBuilder oldGnu() {
    TarHeaderWriter header = new TarHeaderWriter(utf8(path), 'S', stored.length, 0644).gnu();
    Iterator<Map.Entry<Long, byte[]>> regions = data.entrySet().iterator();
    for (int i = 0; i < 4 && regions.hasNext(); i++) {
      region(header, 386 + 24 * i, regions.next());
    }
    header.octal(483, 12, size).bytes(482, 1, new byte[] {(byte) (regions.hasNext() ? 1 : 0)});
    layer.header(header, utf8(path));
    while (regions.hasNext()) {
      TarHeaderWriter extension = TarHeaderWriter.blank();
      for (int i = 0; i < 21 && regions.hasNext(); i++) {
        region(extension, 24 * i, regions.next());
      }
      extension.bytes(504, 1, new byte[] {(byte) (regions.hasNext() ? 1 : 0)});
      layer.raw(extension.unsigned());
    }
    return layer.content(stored);
  }

  private static void region(TarHeaderWriter header, int at, Map.Entry<Long, byte[]> region) {
    header.octal(at, 12, region.getKey()).octal(at + 12, 12, region.getValue().length);
  }

  private String numbers(String between) {
    return data.entrySet().stream()
        .map(region -> region.getKey() + between + region.getValue().length)
        .collect(Collectors.joining(between));
  }

  private LayerBuilder file(String name, byte[] content) {
    return layer.file(name, content);
  }
}

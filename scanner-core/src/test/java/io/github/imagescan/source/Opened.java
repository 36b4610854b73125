package io.github.imagescan.source;

import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target opened and read, with the problems it had and the blobs that went by. */
final class Opened {
  final List<Problem> problems = new ArrayList<>();
  final Map<String, byte[]> passed = new LinkedHashMap<>();
  final Contents contents;

  /** The stored bytes of each layer that could be had, by key. */
  final Map<String, byte[]> stored = new LinkedHashMap<>();

  private Opened(Target target, SourceOptions options, InputStream stdin) throws TargetException {
    try (OpenTarget open = Sources.open(target, options, problems::add, stdin)) {
      contents = open.read(this::pass);
      for (Manifest manifest : contents.manifests()) {
        for (LayerUse use : manifest.layers()) {
          if (use.layer().isPresent()) {
            keep(use.layer().get());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(String key, InputStream in) throws IOException {
    passed.put(key, new byte[0]);
    passed.put(key, in.readAllBytes());
  }

  private void keep(Layer layer) throws IOException {
    if (layer.passed()) {
      stored.put(layer.key(), passed.get(layer.key()));
    } else {
      try (InputStream in = layer.open()) {
        stored.put(layer.key(), in.readAllBytes());
      } catch (java.io.EOFException cut) {
        stored.put(layer.key(), new byte[0]);
      }
    }
  }

  static SourceOptions platform(String platform) {
    return new SourceOptions(
        Platform.parse(platform), Optional.empty(), SourceOptions.DEFAULT_MAX_SPOOL, false);
  }

  static SourceOptions rereadable() {
    return new SourceOptions(
        Optional.empty(), Optional.empty(), SourceOptions.DEFAULT_MAX_SPOOL, true);
  }

  static Opened path(Path path) throws TargetException {
    return path(path, SourceOptions.defaults());
  }

  static Opened path(Path path, SourceOptions options) throws TargetException {
    return new Opened(new Target.PathTarget(path), options, InputStream.nullInputStream());
  }

  static Opened stdin(byte[] bytes) throws TargetException {
    return stdin(bytes, SourceOptions.defaults());
  }

  static Opened stdin(byte[] bytes, SourceOptions options) throws TargetException {
    return new Opened(new Target.StandardInput(), options, new ByteArrayInputStream(bytes));
  }

  List<Problem.Kind> kinds() {
    return problems.stream().map(Problem::kind).toList();
  }

  Image image() {
    return images().get(0);
  }

  List<Image> images() {
    return contents.manifests().stream()
        .filter(Image.class::isInstance)
        .map(Image.class::cast)
        .toList();
  }

  List<String> names() {
    return contents.manifests().stream().map(m -> m.name().reference()).toList();
  }

  /** The stored bytes of an image's layer. */
  byte[] layer(Manifest manifest, int index) {
    return stored.get(manifest.layers().get(index).layer().orElseThrow().key());
  }
}

package io.github.imagescan.engine;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarInput;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.layer.LayerReader;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.source.OpenTarget;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Sources;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A file as one layer has it, whether the final image shows it or not. */
public final class LayerFile {
  private static final String AGAIN = "save the image again";

  private final Target target;
  private final SourceOptions options;
  private final Limits limits;

  /** Files of this target's layers. */
  public LayerFile(Target target, SourceOptions options, Limits limits) {
    this.target = target;
    this.options = options;
    this.limits = limits;
  }

  /**
   * Writes the file's bytes. A hard link is followed within the layer; of a damaged layer, what
   * comes before the damage is there.
   *
   * @param stdin read where the target is standard input
   * @throws TargetException where target, layer or path are not there, the path is no regular file,
   *     or not all of it can be read
   * @throws IOException where {@code out} fails
   */
  public void write(FileOfLayer file, InputStream stdin, OutputStream out)
      throws TargetException, IOException {
    SourceOptions again = options.reread().outer(limits.unpackOuter());
    try (OpenTarget open = Sources.open(target, again, problem -> {}, stdin)) {
      LayerChoice choice = new LayerChoice(target.name(), options.platform());
      Layer layer = choice.of(open.read((key, stored) -> {}), file.layer());
      if (file.path().equals(LayerReader.BLOB) && !isTar(layer)) {
        try (InputStream blob = unpacked(layer)) {
          copy(blob, file, out);
        }
      } else {
        copy(layer, file, new EntrySearch(layer, limits.unpack()).find(file), out);
      }
    }
  }

  private InputStream unpacked(Layer layer) throws IOException {
    return Unpacked.unhashed(layer.open(), limits.unpack());
  }

  private boolean isTar(Layer layer) {
    try (InputStream in = unpacked(layer)) {
      return LayerReader.isTar(in.readNBytes(512));
    } catch (IOException damaged) {
      return true;
    }
  }

  private void copy(Layer layer, FileOfLayer file, EntrySearch.Result found, OutputStream out)
      throws TargetException, IOException {
    EntryHeader entry = found.entry().orElseThrow(() -> missing(file, found.damage()));
    switch (entry.kind()) {
      case FILE -> {}
      case SYMLINK ->
          throw refused(
              file,
              "is a symbolic link to " + entry.linkTarget().map(Object::toString).orElse("nothing"),
              "name the file that it leads to");
      case DIRECTORY -> throw refused(file, "is a folder", "name a file in it");
      case HARDLINK, OTHER ->
          throw refused(file, "is no file with bytes of its own", "name another");
    }
    try (TarInput tar = EntrySearch.tar(layer, limits.unpack())) {
      Optional<EntryHeader> at = tar.next();
      while (at.isPresent() && at.get().ordinal() < entry.ordinal()) {
        at = tar.next();
      }
      copy(tar.content(), file, out);
    }
  }

  /** Reading and writing fail for different reasons. */
  private void copy(InputStream content, FileOfLayer file, OutputStream out)
      throws TargetException, IOException {
    byte[] block = new byte[1 << 16];
    while (true) {
      int n;
      try {
        n = content.read(block, 0, block.length);
      } catch (IOException e) {
        out.flush();
        throw refused(file, "cannot be read to its end: " + e.getMessage(), AGAIN);
      }
      if (n < 0) {
        return;
      }
      out.write(block, 0, n);
    }
  }

  private TargetException missing(FileOfLayer file, Optional<IOException> damage) {
    String entry = file.entry().isPresent() ? " as its entry " + file.entry().getAsInt() : "";
    String what = "layer " + file.layer() + " has no " + file.path().display() + entry;
    return damage
        .map(e -> what + " before it is damaged: " + e.getMessage())
        .map(damaged -> new TargetException(target.name(), damaged, AGAIN))
        .orElseGet(
            () -> new TargetException(target.name(), what, "take layer and path from a report"));
  }

  private TargetException refused(FileOfLayer file, String what, String next) {
    return new TargetException(target.name(), file.describe() + " " + what, next);
  }
}

package io.github.imagescan.engine;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarInput;
import io.github.imagescan.content.Unpacked;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.source.Contents;
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
   * Writes the file's bytes. Of entries repeated in the layer the last is taken, a hard link is
   * followed within the layer.
   *
   * @param layer its number from 0, its digest or its diffID
   * @param stdin read where the target is standard input
   * @throws TargetException where target, layer or path are not there, or the path is no regular
   *     file
   * @throws IOException where the layer is damaged or {@code out} fails
   */
  public void write(String layer, EntryName path, InputStream stdin, OutputStream out)
      throws TargetException, IOException {
    SourceOptions again = options.reread().outer(limits.unpackOuter());
    try (OpenTarget open = Sources.open(target, again, problem -> {}, stdin)) {
      Contents contents = open.read((key, stored) -> {});
      LayerUse use = find(contents, layer);
      EntryName wanted = path.normal();
      int ordinal = -1;
      // A link's target stands before it, so at most one more look is needed for each link.
      for (int links = 0; ordinal < 0 && links < 40; links++) {
        Found found = look(use, wanted);
        if (found.link().isPresent()) {
          wanted = found.link().get();
        } else {
          ordinal = found.ordinal();
        }
      }
      if (ordinal < 0) {
        throw new TargetException(
            target.name(),
            "layer " + use.index() + " has no file " + path.display(),
            "take layer and path from a report");
      }
      copy(use, ordinal, out);
    }
  }

  private record Found(int ordinal, Optional<EntryName> link) {}

  private LayerUse find(Contents contents, String layer) throws TargetException {
    Optional<Digest> digest = Digest.parse(layer);
    for (Manifest manifest : contents.manifests()) {
      for (LayerUse use : manifest.layers()) {
        boolean meant =
            digest.isPresent()
                ? digest.equals(use.digest()) || digest.equals(use.diffId())
                : layer.equals(Integer.toString(use.index()));
        if (meant && use.layer().isPresent()) {
          return use;
        }
      }
    }
    throw new TargetException(
        target.name(),
        "has no layer " + layer,
        "give its number from 0, its digest or its diffID, as reports show them");
  }

  private Found look(LayerUse use, EntryName wanted) throws IOException {
    Found found = new Found(-1, Optional.empty());
    try (Unpacked unpacked = open(use);
        TarInput tar = new TarInput(unpacked, odd -> {})) {
      for (var next = tar.next(); next.isPresent(); next = tar.next()) {
        EntryHeader entry = next.get();
        if (isCalled(entry, wanted)) {
          found =
              switch (entry.kind()) {
                case FILE -> new Found(entry.ordinal(), Optional.empty());
                case HARDLINK -> new Found(-1, entry.linkTarget().map(EntryName::normal));
                default -> new Found(-1, Optional.empty());
              };
        }
      }
    }
    return found;
  }

  /** By its bytes, or by what reports show of them. */
  private static boolean isCalled(EntryHeader entry, EntryName wanted) {
    EntryName name = entry.name().normal();
    return name.equals(wanted) || EntryName.of(name.display()).equals(wanted);
  }

  private void copy(LayerUse use, int ordinal, OutputStream out) throws IOException {
    try (Unpacked unpacked = open(use);
        TarInput tar = new TarInput(unpacked, odd -> {})) {
      for (var next = tar.next(); next.isPresent(); next = tar.next()) {
        if (next.get().ordinal() == ordinal) {
          tar.content().transferTo(out);
          return;
        }
      }
    }
  }

  private Unpacked open(LayerUse use) throws IOException {
    return Unpacked.unhashed(use.layer().orElseThrow().open(), limits.unpack());
  }
}

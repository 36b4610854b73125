package io.github.imagescan.report.sarif;

import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.report.FoundAt;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the URIs of synthetic files, relative to the repository's root: {@code
 * imagescan/acme/shop/etc/app.properties}. Neither tag, digest, port nor colon is in them.
 *
 * @param workingFolder absolute; Dockerfiles below it keep their relative path
 * @param secrets whether secrets may be shown
 */
record Uris(Path workingFolder, boolean secrets) {
  private static final String ROOT = "imagescan/";

  /** {@code imagescan/acme/shop}; for a Dockerfile its own path. */
  String image(ImageInfo image) {
    return isDockerfile(image) && !image.target().equals("-")
        ? ROOT + dockerfile(image.target())
        : image(image.name());
  }

  /** {@code imagescan/acme/shop}. */
  String image(ImageName name) {
    return ROOT + relative(name.stable(), "image");
  }

  /** {@code imagescan/shop.tar}: what stands for an image where there is none. */
  String target(String target) {
    String path = target.replace('\\', '/');
    String last = EntryName.of(path).base().uri();
    return ROOT + (target.equals("-") ? "stdin" : last.isEmpty() ? "target" : last);
  }

  /**
   * The category of a run: alerts of one never close alerts of another. It depends on what was
   * asked for, and not on what could be read of it, as far as it can.
   */
  String category(ScanStart start, List<ImageInfo> images) {
    if (start.targets().size() > 1) {
      return ROOT;
    }
    if (start.imageName().isPresent()) {
      return image(new ImageName(start.imageName().get())) + "/";
    }
    List<String> names = images.stream().map(this::image).distinct().toList();
    if (names.size() == 1) {
      return names.get(0) + "/";
    }
    return names.isEmpty() ? target(start.targets().get(0)) + "/" : ROOT;
  }

  /** What stands for a target of which no image could be read. */
  String unread(ScanStart start, String target) {
    return start
        .imageName()
        .map(name -> image(new ImageName(name)))
        .orElseGet(() -> target(target));
  }

  /** The file that an occurrence stands in. */
  String of(ImageInfo image, Occurrence at) {
    Place place = FoundAt.innermost(at.place());
    if (place instanceof Place.DockerfileText) {
      return image.target().equals("-") ? image(image) + "/Dockerfile" : dockerfile(image.target());
    }
    if (place instanceof Place.LayerEntry entry && at.path().isPresent()) {
      boolean mask = !secrets && !at.path().get().masked().equals(at.path().get().clear());
      EntryName name = mask ? EntryName.of(at.path().get().masked()) : entry.name();
      return image(image) + "/" + name.normal().uri();
    }
    return image(image) + "/" + document(place);
  }

  /** The file that stands for a place of which a problem speaks, below an image or a target. */
  String of(String base, Place place) {
    Place inner = FoundAt.innermost(place);
    return inner instanceof Place.LayerEntry entry
        ? base + "/" + entry.name().normal().uri()
        : base + "/" + document(inner);
  }

  /** The manifest, which stands for the image as a whole. */
  String manifest(ImageInfo image) {
    return image(image) + "/manifest";
  }

  /** The file of the build history; entry i is its line i + 1. */
  String history(ImageInfo image) {
    return image(image) + "/history";
  }

  private static String document(Place place) {
    if (FoundAt.historyEntry(place).isPresent()) {
      return "history";
    }
    if (place instanceof Place.ConfigPointer) {
      return "config";
    }
    return place instanceof Place.Annotation annotation && annotation.document().equals("index")
        ? "index"
        : "manifest";
  }

  private static boolean isDockerfile(ImageInfo image) {
    return image.form().equals("dockerfile");
  }

  /** As the user gave it, below the working folder; what leads out of that is cut off. */
  private String dockerfile(String target) {
    String path = target;
    try {
      Path given = Path.of(target);
      Path absolute = workingFolder.resolve(given).normalize();
      if (absolute.startsWith(workingFolder)) {
        path = workingFolder.relativize(absolute).toString();
      } else if (given.isAbsolute()) {
        path = given.getRoot().relativize(given).toString();
      }
    } catch (InvalidPathException e) {
      path = target;
    }
    return relative(path.replace('\\', '/'), "Dockerfile");
  }

  private static String relative(String path, String otherwise) {
    String uri = EntryName.of(path).normal().uri();
    return uri.isEmpty() ? otherwise : uri;
  }
}

package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.LogicalLocation;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.report.Clip;
import io.github.imagescan.report.FoundAt;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Occurrences and layers as SARIF's locations: a line of a synthetic file, and a layer's name. */
record Places(Uris uris) {
  private static final int MAX_INSTRUCTION = 200;

  /** Where one occurrence stands. */
  Location of(ImageInfo image, Occurrence at) {
    Set<LogicalLocation> logical = new LinkedHashSet<>();
    at.layerIndex().ifPresent(index -> logical.add(layer(image, index)));
    at.instruction().ifPresent(text -> logical.add(instruction(text.show(uris.secrets()))));
    Location location =
        new Location().withPhysicalLocation(physical(uris.of(image, at), region(at)));
    return logical.isEmpty() ? location : location.withLogicalLocations(logical);
  }

  /**
   * The layer that hides a finding: the line of the build history, or else the finding's own file
   * with the layer's name.
   */
  Location hiding(Finding finding, ScannedLayer layer) {
    ImageInfo image = finding.image();
    Set<LogicalLocation> logical = new LinkedHashSet<>();
    logical.add(layer(image, layer.index()));
    layer.instruction().ifPresent(text -> logical.add(instruction(text.show(uris.secrets()))));
    PhysicalLocation physical =
        layer.historyIndex().isPresent()
            ? physical(uris.history(image), line(layer.historyIndex().getAsInt() + 1))
            : physical(uris.of(image, finding.first()), line(1));
    return new Location().withPhysicalLocation(physical).withLogicalLocations(logical);
  }

  /** The first line of a file. */
  static Location start(String uri) {
    return new Location().withPhysicalLocation(physical(uri, line(1)));
  }

  private static PhysicalLocation physical(String uri, Region region) {
    return new PhysicalLocation()
        .withArtifactLocation(new ArtifactLocation().withUri(uri))
        .withRegion(region);
  }

  private static Region region(Occurrence at) {
    FoundAt sort = FoundAt.of(at.place());
    io.github.imagescan.place.Region in = at.region();
    if (sort == FoundAt.FILE || sort == FoundAt.DOCKERFILE) {
      return region(in.startLine(), in.startColumn(), in.endLine(), in.endColumn());
    }
    OptionalInt entry = FoundAt.historyEntry(at.place());
    if (entry.isPresent()) {
      int line = entry.getAsInt() + 1;
      boolean oneLine = in.startLine() == 1 && in.endLine() == 1;
      return oneLine ? region(line, in.startColumn(), line, in.endColumn()) : line(line);
    }
    return line(1);
  }

  private static Region line(int line) {
    return region(line, 1, line, 2);
  }

  private static Region region(int startLine, int startColumn, int endLine, int endColumn) {
    return new Region()
        .withStartLine(startLine)
        .withStartColumn(startColumn)
        .withEndLine(endLine)
        .withEndColumn(startLine == endLine ? Math.max(startColumn, endColumn) : endColumn);
  }

  private static LogicalLocation layer(ImageInfo image, int index) {
    String name = "layer " + index;
    return new LogicalLocation()
        .withName(name)
        .withFullyQualifiedName(image.name().stable() + "/" + name)
        .withKind("layer");
  }

  private static LogicalLocation instruction(String text) {
    return new LogicalLocation().withName(Clip.to(MAX_INSTRUCTION, text)).withKind("instruction");
  }
}

package io.github.imagescan.engine;

import io.github.imagescan.attribute.Attribution;
import io.github.imagescan.attribute.LayerScanUse;
import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.layer.LayerScan;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.Layer;
import io.github.imagescan.oci.LayerUse;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Folds layer scans into the findings of images, one image after the other. */
final class ImageFold {
  private final DocumentScan documents;
  private final String target;
  private final String form;
  private final List<Problem> problems;
  private final List<ScannedImage> images = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Candidate> seen = new ArrayList<>();
  private final Set<String> checkedLayers = new HashSet<>();

  /**
   * @param problems those of opening the target; more are added
   */
  ImageFold(Matcher matcher, String target, String form, List<Problem> problems) {
    this.documents = new DocumentScan(matcher);
    this.target = target;
    this.form = form;
    this.problems = new ArrayList<>(problems);
  }

  /** Adds an image; a layer without a scan is one that could not be opened or is not there. */
  void add(Manifest manifest, Function<LayerUse, Optional<LayerScan>> scanOf) {
    List<Problem> own = new ArrayList<>();
    List<Candidate> metadata = documents.of(manifest, own::add);
    List<LayerScanUse> stack = new ArrayList<>();
    List<ScannedLayer> layers = new ArrayList<>();
    for (LayerUse use : manifest.layers()) {
      Optional<LayerScan> scan = scanOf.apply(use);
      stack.add(new LayerScanUse(use, scan));
      check(use, scan, manifest instanceof Image, own);
    }
    Attribution attribution = Attribution.of(manifest, metadata, stack);
    ImageInfo info =
        new ImageInfo(
            attribution.name(),
            target,
            form,
            manifest.platform(),
            manifest.manifestDigest(),
            manifest.configDigest());
    List<Optional<Excerpt>> instructions = attribution.instructions();
    for (int i = 0; i < stack.size(); i++) {
      layers.add(proof(stack.get(i), instructions.get(i)));
    }
    findings.addAll(attribution.findings(info));
    seen.addAll(metadata);
    stack.forEach(use -> use.scan().ifPresent(scan -> seen.addAll(scan.candidates())));
    own.forEach(problem -> problems.add(problem.at(inImage(manifest, problem.where()))));
    boolean complete =
        own.stream().noneMatch(problem -> problem.kind().incomplete())
            && layers.stream().allMatch(ScannedLayer::read)
            && (manifest.config().isPresent() || !(manifest instanceof Image));
    int history = manifest instanceof Image image ? image.history().size() : 0;
    images.add(new ScannedImage(info, layers, history, manifest.config().isPresent(), complete));
  }

  /** All that was added; whatever a problem says, it says without a secret. */
  ScannedTarget finish() {
    Masker masker = Masker.ofCandidates(seen);
    return new ScannedTarget(images, findings, problems.stream().map(masker::mask).toList());
  }

  private static Place inImage(Manifest manifest, Place place) {
    String platform = manifest.platform().map(Platform::toString).orElse("");
    return new Place.InImage(manifest.name().reference(), platform, place);
  }

  private static ScannedLayer proof(LayerScanUse layer, Optional<Excerpt> instruction) {
    LayerUse use = layer.use();
    Optional<LayerScan> scan = layer.scan();
    return new ScannedLayer(
        use.index(),
        scan.flatMap(LayerScan::digest).or(use::digest),
        scan.flatMap(LayerScan::diffId).or(use::diffId),
        scan.map(LayerScan::files).orElse(0L),
        scan.map(LayerScan::unpackedSize).orElse(0L),
        scan.map(LayerScan::readToEnd).orElse(false),
        use.historyIndex(),
        instruction);
  }

  /** Hands on the problems of a layer, and what its bytes say to the claims of others. */
  private void check(LayerUse use, Optional<LayerScan> read, boolean image, List<Problem> out) {
    if (use.layer().isEmpty()) {
      return;
    }
    Layer layer = use.layer().get();
    if (read.isEmpty()) {
      Place here = new Place.Layer(use.index());
      out.add(
          new Problem(
              Problem.Kind.LAYER_UNREADABLE,
              here,
              "its bytes were not read",
              "save the image again"));
      return;
    }
    // A layer that several images share is told of once.
    if (checkedLayers.add(image + " " + layer.key())) {
      read.get().problems().stream()
          .filter(problem -> image || problem.kind() != Problem.Kind.LAYER_NOT_TAR)
          .forEach(problem -> out.add(problem.at(new Place.InLayer(use.index(), problem.where()))));
    }
    new LayerClaims(use, layer, read.get()).check(out::add);
  }
}

package io.github.imagescan.engine;

import io.github.imagescan.attribute.Attribution;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.ContentInfo;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Matcher;
import io.github.imagescan.oci.Image;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.Manifest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.source.Contents.DockerfileText;
import io.github.imagescan.source.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a Dockerfile, by the byte detectors. */
final class DockerfileScan {
  private DockerfileScan() {}

  static ScannedTarget of(
      Target target, DockerfileText text, Matcher matcher, List<Problem> opening) {
    List<Problem> problems = new ArrayList<>(opening);
    ContentInfo content =
        new ContentInfo(
            ContentInfo.Kind.DOCKERFILE,
            EntryName.of(text.name()),
            new Place.DockerfileText(),
            text.bytes().length);
    List<Candidate> candidates = matcher.match(text.bytes(), content, problems::add);
    ImageInfo info =
        new ImageInfo(
            new ImageName(text.name()),
            target.name(),
            "dockerfile",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<Finding> findings =
        Attribution.of(withoutLayers(info), candidates, List.of()).findings(info);
    Masker masker = Masker.ofCandidates(candidates);
    boolean complete = problems.stream().noneMatch(problem -> problem.kind().incomplete());
    return new ScannedTarget(
        List.of(new ScannedImage(info, List.of(), 0, true, complete)),
        findings,
        problems.stream().map(masker::mask).toList());
  }

  private static Manifest withoutLayers(ImageInfo info) {
    return new Image(
        info.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }
}

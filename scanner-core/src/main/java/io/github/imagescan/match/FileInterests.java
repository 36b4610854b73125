package io.github.imagescan.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which detectors in code want which files whole. */
final class FileInterests {
  private record Interest(Glob path, FileDetector detector) {}

  private final List<Interest> interests = new ArrayList<>();

  FileInterests(Collection<FileDetector> detectors) {
    for (FileDetector detector : detectors) {
      detector.paths().forEach(path -> interests.add(new Interest(new Glob(path), detector)));
    }
  }

  /** The detectors that want this content; empty for nearly all. */
  List<FileDetector> of(ContentInfo info) {
    if (info.kind() != ContentInfo.Kind.FILE || interests.isEmpty()) {
      return List.of();
    }
    String path = Content.path(info.name());
    List<FileDetector> interested = List.of();
    for (Interest interest : interests) {
      if (interest.path.matches(path) && !interested.contains(interest.detector)) {
        interested = new ArrayList<>(interested);
        interested.add(interest.detector);
      }
    }
    return interested;
  }
}

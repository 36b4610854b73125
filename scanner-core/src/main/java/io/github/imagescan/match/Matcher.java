package io.github.imagescan.match;

import io.github.imagescan.place.ProblemSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds candidates. Threads may share it; a {@link StreamMatch} belongs to one. */
public final class Matcher {
  private final Detectors detectors;
  private final MatchLimits limits;
  private final FootprintKey key;

  /**
   * A matcher.
   *
   * @param key tells one secret from another
   */
  public Matcher(Detectors detectors, MatchLimits limits, FootprintKey key) {
    this.detectors = detectors;
    this.limits = limits;
    this.key = key;
  }

  /**
   * Matches a content that is there as a whole: a string of the config, a history entry, a name.
   */
  public List<Candidate> match(byte[] text, ContentInfo info, ProblemSink problems) {
    Automaton automaton = detectors.literals().automaton();
    List<FileDetector> interested = detectors.files().of(info);
    Hits hits = new Hits();
    automaton.scan(text, 0, 0, text.length, hits, Automaton.lanes());
    if (hits.isEmpty() && interested.isEmpty()) {
      return List.of();
    }
    ContentMatch match = contentMatch(problems);
    Content content = new Content(info, interested);
    match.open(content);
    for (; !hits.isEmpty(); hits.removeFirst()) {
      int[] literals = automaton.outputs(hits.state());
      match.hit(text, 0, text.length, 0, true, hits.end(), literals);
    }
    match.whole(text, 0, text.length);
    List<Candidate> found = new ArrayList<>();
    match.close(content, found::add);
    return found;
  }

  /** Begins a stream of contents: one for each layer and thread. */
  public StreamMatch stream(Consumer<Candidate> out, ProblemSink problems) {
    return new StreamMatch(detectors, contentMatch(problems), out);
  }

  /** The same, with blocks of another size. */
  StreamMatch stream(Consumer<Candidate> out, ProblemSink problems, int blockSize) {
    return new StreamMatch(detectors, contentMatch(problems), out, blockSize);
  }

  private ContentMatch contentMatch(ProblemSink problems) {
    return new ContentMatch(detectors, limits, key, problems);
  }
}

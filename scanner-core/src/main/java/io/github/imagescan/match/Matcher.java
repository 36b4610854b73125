package io.github.imagescan.match;

import io.github.imagescan.place.ProblemSink;
import java.util.List;
import java.util.function.Consumer;

/** Finds candidates. Threads may share it; a {@link StreamMatch} belongs to one. */
public final class Matcher {

  /**
   * A matcher.
   *
   * @param identityKey key of the HMAC that tells one secret from another
   */
  public Matcher(Detectors detectors, MatchLimits limits, byte[] identityKey) {}

  /**
   * Matches a content that is there as a whole: a string of the config, a history entry, a name.
   */
  public List<Candidate> match(byte[] text, ContentInfo info, ProblemSink problems) {
    return List.of();
  }

  /** Begins a stream of contents: one for each layer and thread. */
  public StreamMatch stream(Consumer<Candidate> out, ProblemSink problems) {
    return new StreamMatch();
  }
}

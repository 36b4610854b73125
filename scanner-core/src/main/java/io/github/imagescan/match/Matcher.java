package io.github.imagescan.match;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.ProblemSink;
import io.github.imagescan.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Finds candidates. Threads may share it; a {@link StreamMatch} belongs to one. */
public final class Matcher {
  private static final ContentInfo PUBLIC_TEXT =
      new ContentInfo(
          ContentInfo.Kind.ENTRY_METADATA,
          EntryName.of(""),
          new Place.Described("public part"),
          -1);

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
    return match(text, info, contentMatch(problems));
  }

  private List<Candidate> match(byte[] text, ContentInfo info, ContentMatch match) {
    Automaton automaton = detectors.literals().automaton();
    List<FileDetector> interested = detectors.files().of(info);
    Hits hits = new Hits();
    automaton.scan(text, 0, 0, text.length, hits, Automaton.lanes());
    if (hits.isEmpty() && interested.isEmpty()) {
      return List.of();
    }
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
    return new ContentMatch(detectors, limits, key, this::withoutSecrets, problems);
  }

  /**
   * A text that is to be shown: who logs in with a token may have it in the place of a user, where
   * only a decoder sees it.
   */
  private String withoutSecrets(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ContentMatch match =
        new ContentMatch(detectors, limits, key, UnaryOperator.identity(), problem -> {});
    List<Candidate> found = match(bytes, PUBLIC_TEXT, match);
    return Masker.ofCandidates(
            found.stream().filter(one -> one.rule().kind() != Rule.Kind.PAIR_ID).toList())
        .mask(text);
  }
}

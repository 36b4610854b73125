package io.github.imagescan.match;

import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** What is found in one content after the other. Belongs to one thread. */
final class ContentMatch {
  private final Detectors detectors;
  private final LiteralIndex index;
  private final MatchLimits limits;
  private final FootprintKey key;

  /** Tells secrets apart. */
  private final Mac identity;

  private final UnaryOperator<String> withoutSecrets;
  private final ProblemSink problems;
  private final HitWindow window = new HitWindow();
  private final long[] examined;
  private final boolean[] capped;
  private final @Nullable Reading[] reading;
  private final Finds finds;
  private final Set<Key> seen = new HashSet<>();
  private Content content = Content.NONE;
  private Lines lines = content.lines();
  private String detecting = "";
  private long shift;
  private boolean whole;
  private boolean clean = true;

  /** What makes two finds the same one, come upon by two literals of a rule. */
  private record Key(RuleId rule, Span match, Span secret, boolean whole) {}

  ContentMatch(
      Detectors detectors,
      MatchLimits limits,
      FootprintKey key,
      UnaryOperator<String> withoutSecrets,
      ProblemSink problems) {
    this.detectors = detectors;
    this.index = detectors.literals();
    this.limits = limits;
    this.key = key;
    this.identity = key.mac();
    this.withoutSecrets = withoutSecrets;
    this.problems = problems;
    this.examined = new long[detectors.literals().budgets()];
    this.capped = new boolean[detectors.literals().budgets()];
    this.reading = new Reading[detectors.literals().budgets()];
    this.finds = new Finds(limits.maxFindings());
  }

  /** Whether a confirmer reads the content at hand, once it was asked. */
  private enum Reading {
    YES,
    NO
  }

  /** Turns to a content; does nothing where it is the current one. */
  void open(Content next) {
    if (next != content) {
      content = next;
      lines = next.lines();
      whole = false;
      finds.clear();
      seen.clear();
      if (!clean) {
        Arrays.fill(examined, 0);
        Arrays.fill(capped, false);
        Arrays.fill(reading, null);
        clean = true;
      }
    }
  }

  ContentInfo info() {
    return content.info();
  }

  /**
   * Looks at the texts that end at {@code end}, in a run of the content's bytes {@code from} to
   * {@code to}.
   *
   * @param newShift by how much a position in the content is greater than an index
   * @param atEnd whether the content ends with the run
   */
  void hit(byte[] block, int from, int to, long newShift, boolean atEnd, int end, int[] literals) {
    shift = newShift;
    for (int literal : literals) {
      int start = end - index.automaton().length(literal);
      if (start >= from) {
        for (Target target : index.targets(literal)) {
          if (target.accepts(block, start)) {
            confirm(target.confirmer(), block, from, to, atEnd, start, end);
          }
        }
      }
    }
  }

  private void confirm(
      Confirmer confirmer, byte[] block, int from, int to, boolean atEnd, int start, int end) {
    clean = false;
    if (finds.isFull() || !reads(confirmer) || !mayExamine(confirmer, start + shift)) {
      return;
    }
    int first = Math.max(from, start - confirmer.before());
    int last = Math.min(to, end + confirmer.after());
    window.set(block, first, last, first + shift == 0, atEnd && last == to);
    window.hit(start, end);
    examined[confirmer.number()] += confirmer.confirm(window, this);
  }

  private boolean reads(Confirmer confirmer) {
    Reading known = reading[confirmer.number()];
    if (known == null) {
      known = confirmer.reads(path()) ? Reading.YES : Reading.NO;
      reading[confirmer.number()] = known;
    }
    return known == Reading.YES;
  }

  private boolean mayExamine(Confirmer confirmer, long position) {
    int number = confirmer.number();
    if (examined[number]
        <= limits.examinedBase() + limits.examinedPerByte() * Math.max(0, position)) {
      return true;
    }
    if (!capped[number]) {
      capped[number] = true;
      problems.problem(
          new Problem(
              Problem.Kind.HITS_CAPPED,
              content.info().place(),
              confirmer.label()
                  + " has too much to look at: after "
                  + examined[number]
                  + " bytes, some places from byte "
                  + position
                  + " on were left out",
              "look at the file yourself if it is one of yours"));
    }
    return false;
  }

  /** Takes what a detector in code claims; indices are those of the window's array. */
  ClaimSink claims(String detector) {
    detecting = detector;
    return this::claimed;
  }

  private void claimed(Claim claim) {
    CompiledRule rule = detectors.rule(claim.rule(), detecting);
    byte[] bytes = window.bytes();
    if (claim.from() < window.from() || claim.to() > window.to()) {
      throw new IllegalArgumentException(
          "the detector " + detecting + " claims bytes outside its window: " + claim);
    }
    found(rule, claim, bytes, claim.secretFrom(), false);
  }

  /** Takes a match of a shape or a pattern. */
  void found(CompiledRule rule, int from, int to, int secretFrom, int secretTo, int body) {
    Claim claim = Claim.of(rule.id(), from, to).secret(secretFrom, secretTo);
    found(rule, claim, window.bytes(), body, false);
  }

  /** Takes a match amid other letters, which counts only where a checksum says so. */
  void foundIfProven(CompiledRule rule, int from, int to, int secretFrom, int secretTo, int body) {
    Claim claim = Claim.of(rule.id(), from, to).secret(secretFrom, secretTo);
    found(rule, claim, window.bytes(), body, true);
  }

  private void found(CompiledRule rule, Claim claim, byte[] bytes, int body, boolean ifProven) {
    int from = claim.secretFrom();
    int to = claim.secretTo();
    Span match = new Span(claim.from() + shift, claim.to() + shift);
    Span secretSpan = new Span(from + shift, to + shift);
    if (!rule.reads(path()) || seen.contains(new Key(rule.id(), match, secretSpan, whole))) {
      return;
    }
    GateCheck gates = GateCheck.of(rule.rule().gates(), bytes, body, to);
    if (!gates.passes()) {
      return;
    }
    Verdicts verdict =
        Verdicts.of(rule, claim, text(bytes, claim.from(), claim.to()), text(bytes, from, to));
    if (verdict.dropped()
        || ifProven && !verdict.proven()
        || !finds.hasRoom(verdict.confidence())) {
      return;
    }
    List<Reason> why = new ArrayList<>(verdict.why());
    gates.reason().ifPresent(why::add);
    Secret secret =
        Secret.of(
            Masks.of(rule, bytes, from, to, body),
            identity(bytes, from, to),
            Arrays.copyOfRange(bytes, from, to),
            key);
    Optional<String> shown = verdict.publicPart().map(withoutSecrets);
    if (rule.rule().kind() == Rule.Kind.PAIR_ID) {
      shown = shown.or(() -> Optional.of(Masks.inFull(secret)));
    }
    seen.add(new Key(rule.id(), match, secretSpan, whole));
    finds.add(
        new Found(
            rule,
            match,
            secretSpan,
            lines.region(bytes, shift, secretSpan.start(), secretSpan.end()),
            secret,
            shown,
            verdict.confidence(),
            verdict.severity(),
            Reasons.strongestFirst(why)));
  }

  private byte[] identity(byte[] bytes, int from, int to) {
    identity.update(bytes, from, to - from);
    return identity.doFinal();
  }

  private String path() {
    return Content.path(content.info().name());
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Gives the whole content, of which the bytes are {@code from} to {@code to}, to who wants it.
   */
  void whole(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    whole = true;
    lines = new Lines();
    shift = -from;
    window.set(bytes, from, to, true, true);
    for (FileDetector detector : content.wanted()) {
      detector.detect(bytes, from, to, content.info(), claims(detector.name()));
    }
  }

  /** Hands on what was found in a content, which is over. */
  void close(Content over, Consumer<Candidate> out) {
    for (FileDetector detector : over.refused()) {
      problems.problem(
          new Problem(
              Problem.Kind.FILE_TOO_LARGE,
              over.info().place(),
              "larger than the "
                  + detector.maxBytes()
                  + " bytes that "
                  + detector.name()
                  + " parses",
              "the file was scanned as bytes; look at its settings yourself"));
    }
    if (over != content || finds.isEmpty()) {
      return;
    }
    finds.best(content.info().place()).forEach(out);
    if (finds.leftOut()) {
      problems.problem(
          new Problem(
              Problem.Kind.FINDINGS_CAPPED,
              content.info().place(),
              "has more than "
                  + limits.maxFindings()
                  + " findings; of those less sure or less severe some were left out",
              "raise --max-findings-per-file to see more"));
    }
    finds.clear();
    seen.clear();
  }
}

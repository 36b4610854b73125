package io.github.imagescan.attribute;

import io.github.imagescan.dockerfile.CreatedBy;
import io.github.imagescan.dockerfile.Instruction;
import io.github.imagescan.dockerfile.Instruction.BuildArg;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.HistoryEntry;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The instructions of an image's history, each read and searched for secrets once. */
final class HistoryTexts {
  /** Sums of files and folders change with every build; the instruction is the same. */
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{32,128}+");

  /**
   * An instruction with its secrets.
   *
   * @param stable what stays of it when the image is built anew, as a digest: a line may have ten
   *     megabytes and a thousand secrets
   */
  record Text(Instruction instruction, MaskedText shown, String stable) {}

  private final List<HistoryEntry> history;
  private final Map<Integer, List<Secret>> here = new HashMap<>();
  private final Map<Integer, Optional<Text>> texts = new HashMap<>();
  private final Masker masker;
  private final Masker stableMasker;

  /**
   * @param masker of all secrets of the image
   * @param metadata the candidates of config, history and annotations
   */
  HistoryTexts(List<HistoryEntry> history, Masker masker, List<Candidate> metadata) {
    this.history = history;
    this.masker = masker;
    // What a layer holds must not change how a history entry is known again.
    this.stableMasker = Masker.ofCandidates(metadata);
    for (Candidate candidate : metadata) {
      if (candidate.place() instanceof Place.HistoryEntry entry) {
        here.computeIfAbsent(entry.index(), index -> new ArrayList<>()).add(candidate.secret());
      }
    }
  }

  /** The instruction of a history entry; empty where it says nothing. */
  Optional<Text> at(int index) {
    if (index < 0 || index >= history.size()) {
      return Optional.empty();
    }
    return texts.computeIfAbsent(index, this::read);
  }

  private Optional<Text> read(int index) {
    Instruction instruction = CreatedBy.instruction(history.get(index).createdBy());
    if (instruction.text().isEmpty()) {
      return Optional.empty();
    }
    List<Secret> found = here.getOrDefault(index, List.of());
    // The values of build arguments change from build to build; their names are the Dockerfile's.
    String names =
        instruction.buildArgs().stream().map(BuildArg::name).collect(Collectors.joining(" "));
    String stable = MaskedText.of(instruction.text() + "\n" + names, stableMasker, found).with("*");
    return Optional.of(
        new Text(
            instruction,
            MaskedText.of(instruction.display(), masker, found),
            digest(SUM.matcher(stable).replaceAll("…"))));
  }

  private static String digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}

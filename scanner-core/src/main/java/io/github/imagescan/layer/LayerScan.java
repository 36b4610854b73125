package io.github.imagescan.layer;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a layer alone, and nothing of any image: many may use the layer.
 *
 * @param digest of the stored bytes, as computed; empty where they were not read to the end
 * @param size of the stored bytes that were read
 * @param diffId of the uncompressed bytes, as computed; empty where they were not read to the end
 * @param compression {@code gzip}, {@code zstd}, {@code none}: what the bytes are, not what a media
 *     type claims
 * @param files number of regular files
 * @param unpackedSize uncompressed bytes that were read
 * @param readToEnd whether nothing of the layer was left unread
 * @param endBlocks whether the tar ended with its two blocks of zeros; one without may be cut off,
 *     which only somebody's claim of its size or digest can tell
 * @param entries what the layer does to names
 * @param candidates in the order of entries and offsets; their places are {@code LayerEntry}s
 * @param problems their places are within the layer
 */
public record LayerScan(
    Optional<Digest> digest,
    long size,
    Optional<Digest> diffId,
    String compression,
    long files,
    long unpackedSize,
    boolean readToEnd,
    boolean endBlocks,
    EntryIndex entries,
    List<Candidate> candidates,
    List<Problem> problems) {
  public LayerScan {
    candidates = List.copyOf(candidates);
    problems = List.copyOf(problems);
  }

  /** Of a layer that could not be read at all. */
  public static LayerScan failed(Problem why) {
    LayerScanBuilder scan = new LayerScanBuilder();
    scan.problem(why);
    return scan.unread();
  }

  /** The secrets that entries have in their names, by ordinal. */
  public Map<Integer, List<Secret>> secretsInNames() {
    Map<Integer, List<Secret>> byOrdinal = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.place() instanceof Place.LayerEntry entry
          && entry.aspect() == Place.Aspect.NAME) {
        byOrdinal
            .computeIfAbsent(entry.ordinal(), ordinal -> new ArrayList<>())
            .add(candidate.secret());
      }
    }
    return byOrdinal;
  }
}

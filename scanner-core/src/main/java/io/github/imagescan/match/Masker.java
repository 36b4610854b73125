package io.github.imagescan.match;

import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes secrets out of text, so that one found anywhere is shown nowhere: in an instruction, a
 * path, a message. Made of all candidates of an image, doubtful ones too. Belongs to one thread.
 *
 * <p>A value is found as it is and in the spellings of URLs, JSON and shells. One of less than
 * {@value #SHORT} bytes counts only where it stands alone, as {@code abc} in {@code -p abc}, for
 * text would become unreadable otherwise; not so in the text that it was found in. Whether the
 * value is at hand, or only what a cache kept of it, makes no difference.
 */
public final class Masker {
  private static final int SHORT = 6;

  private final List<Footprints> footprints = new ArrayList<>();

  private Masker(Collection<Secret> secrets) {
    Map<FootprintKey, Set<Secret>> byKey = new LinkedHashMap<>();
    for (Secret secret : secrets) {
      byKey.computeIfAbsent(secret.key(), key -> new LinkedHashSet<>()).add(secret);
    }
    byKey.forEach((key, distinct) -> footprints.add(new Footprints(key, distinct)));
  }

  /** A masker of these secrets. */
  public static Masker of(Collection<Secret> secrets) {
    return new Masker(secrets);
  }

  /** A masker of all these candidates' secrets. */
  public static Masker ofCandidates(Collection<Candidate> candidates) {
    return new Masker(candidates.stream().map(Candidate::secret).toList());
  }

  /**
   * A secret in a text.
   *
   * @param from index of its first byte
   * @param to index after its last byte
   */
  public record Mask(int from, int to, Secret secret) {}

  /**
   * The secrets in a text, in order; none overlaps another.
   *
   * @param here those that were found in this very text: they count wherever they stand
   */
  public List<Mask> find(byte[] text, Collection<Secret> here) {
    if (footprints.isEmpty()) {
      return List.of();
    }
    Set<Secret> found = here.isEmpty() ? Set.of() : new HashSet<>(here);
    List<Mask> all = new ArrayList<>();
    for (Footprints some : footprints) {
      some.find(
          text,
          (from, to, secret) ->
              to - from >= SHORT
                  || found.contains(secret)
                  || !isToken(text, from - 1) && !isToken(text, to),
          all);
    }
    return merged(all);
  }

  /** What overlaps becomes one, in the name of the longest; so no byte of any is left out. */
  private static List<Mask> merged(List<Mask> all) {
    all.sort(
        Comparator.comparingInt(Mask::from)
            .thenComparingInt(mask -> -mask.to())
            .thenComparing(mask -> mask.secret().masked()));
    List<Mask> merged = new ArrayList<>();
    int longest = 0;
    for (Mask mask : all) {
      int last = merged.size() - 1;
      int length = mask.to() - mask.from();
      if (last < 0 || merged.get(last).to() <= mask.from()) {
        merged.add(mask);
        longest = length;
      } else {
        Mask before = merged.get(last);
        Secret name = length > longest ? mask.secret() : before.secret();
        longest = Math.max(longest, length);
        merged.set(last, new Mask(before.from(), Math.max(before.to(), mask.to()), name));
      }
    }
    return merged;
  }

  private static boolean isToken(byte[] text, int at) {
    if (at < 0 || at >= text.length) {
      return false;
    }
    int c = text[at] & 0xff;
    return c == '_' || c == '-' || c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** The text with every secret masked. */
  public byte[] mask(byte[] text, Collection<Secret> here) {
    List<Mask> masks = find(text, here);
    if (masks.isEmpty()) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int at = 0;
    for (Mask mask : masks) {
      out.write(text, at, mask.from() - at);
      out.writeBytes(mask.secret().masked().getBytes(StandardCharsets.UTF_8));
      at = mask.to();
    }
    out.write(text, at, text.length - at);
    return out.toByteArray();
  }

  /** The text with every secret masked. */
  public String mask(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] masked = mask(bytes, List.of());
    return masked == bytes ? text : new String(masked, StandardCharsets.UTF_8);
  }

  /** The name with every secret masked. */
  public EntryName mask(EntryName name, Collection<Secret> here) {
    byte[] bytes = name.bytes();
    byte[] masked = mask(bytes, here);
    return masked == bytes ? name : EntryName.of(masked);
  }

  /** The problem with every secret of its texts and names masked. */
  public Problem mask(Problem problem) {
    return new Problem(
        problem.kind(), mask(problem.where()), mask(problem.what()), mask(problem.next()));
  }

  /** The place with every secret of its names masked. */
  public Place mask(Place place) {
    if (place instanceof Place.TargetName target) {
      return new Place.TargetName(mask(target.name()));
    } else if (place instanceof Place.Member member) {
      return new Place.Member(mask(member.name(), List.of()));
    } else if (place instanceof Place.ConfigPointer config) {
      return new Place.ConfigPointer(mask(config.pointer()));
    } else if (place instanceof Place.Annotation annotation) {
      return new Place.Annotation(annotation.document(), mask(annotation.pointer()));
    } else if (place instanceof Place.LayerEntry entry) {
      return new Place.LayerEntry(entry.ordinal(), mask(entry.name(), List.of()), entry.aspect());
    } else if (place instanceof Place.Described described) {
      return new Place.Described(mask(described.text()));
    } else if (place instanceof Place.InLayer in) {
      return new Place.InLayer(in.layer(), mask(in.place()));
    } else if (place instanceof Place.InImage in) {
      return new Place.InImage(mask(in.image()), in.platform(), mask(in.place()));
    }
    return place;
  }
}

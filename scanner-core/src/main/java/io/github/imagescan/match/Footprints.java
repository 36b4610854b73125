package io.github.imagescan.match;

import io.github.imagescan.match.Masker.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;

/**
 * Looks for secrets of one key in texts by their {@link Footprint}s, whether their values are at
 * hand or not. A text is gone through once for each length of a head, of which there are at most
 * {@value Footprint#HEAD}. Belongs to one thread.
 */
final class Footprints {
  private static final int LOWER = 0xffff;
  private static final byte[] NOTHING = new byte[0];

  private record Known(Footprint footprint, Secret secret) {}

  private static final Comparator<Known> LONGEST_FIRST =
      Comparator.<Known>comparingInt(known -> -known.footprint.length())
          .thenComparing(known -> known.secret.masked());

  /** What begins with heads of one length. */
  private static final class OfLength {
    /** By the lower bits of their hashes, whether there are any: most of a text ends here. */
    private final BitSet some = new BitSet(LOWER + 1);

    private final Map<Integer, List<Known>> byHash = new HashMap<>();

    List<Known> of(int hash) {
      return some.get(hash & LOWER) ? byHash.getOrDefault(hash, List.of()) : List.of();
    }

    void add(Known known) {
      some.set(known.footprint.hash() & LOWER);
      byHash.computeIfAbsent(known.footprint.hash(), hash -> new ArrayList<>(1)).add(known);
    }

    void sort() {
      byHash.values().forEach(list -> list.sort(LONGEST_FIRST));
    }
  }

  private final Rolling rolling;
  private final Mac mac;
  private final Map<Integer, OfLength> byLength = new TreeMap<>();

  /** Bytes that may still be hashed for the text at hand. */
  private long budget;

  Footprints(FootprintKey key, Collection<Secret> secrets) {
    rolling = key.rolling();
    mac = key.mac();
    for (Secret secret : secrets) {
      for (Footprint footprint : secret.footprints()) {
        byLength
            .computeIfAbsent(footprint.headLength(), length -> new OfLength())
            .add(new Known(footprint, secret));
      }
    }
    byLength.values().forEach(OfLength::sort);
  }

  /** Decides whether a secret that was found counts. */
  interface Filter {
    boolean accepts(int from, int to, Secret secret);
  }

  /** Adds every place in a text where one of the secrets stands. */
  void find(byte[] text, Filter filter, Collection<Mask> out) {
    budget = 1_000_000 + 16L * text.length;
    byLength.forEach(
        (length, heads) ->
            rolling.forEach(
                text,
                length,
                (from, hash) -> {
                  List<Known> known = heads.of(hash);
                  return known.isEmpty() || look(text, from, length, known, filter, out);
                }));
  }

  /**
   * Where a secret is only begun, all to the end of the text counts: better that than a part of
   * one. So does what takes too long to look at.
   *
   * @return false where nothing behind it is left to be masked
   */
  private boolean look(
      byte[] text, int from, int length, List<Known> known, Filter filter, Collection<Mask> out) {
    budget -= length;
    byte[] head = budget > 0 ? Footprint.cut(mac, text, from, length) : NOTHING;
    Optional<Secret> begun = Optional.empty();
    for (Known one : known) {
      if (budget <= 0 || one.footprint.begins(head)) {
        budget -= one.footprint.length();
        if (budget <= 0 || !one.footprint.isAt(text, from, mac)) {
          begun = begun.or(() -> Optional.of(one.secret));
        } else if (accept(from, from + one.footprint.length(), one.secret, filter, out)) {
          return true;
        }
      }
    }
    return begun.isEmpty() || !accept(from, text.length, begun.get(), filter, out);
  }

  private static boolean accept(
      int from, int to, Secret secret, Filter filter, Collection<Mask> out) {
    boolean accepted = filter.accepts(from, to, secret);
    if (accepted) {
      out.add(new Mask(from, to, secret));
    }
    return accepted;
  }
}

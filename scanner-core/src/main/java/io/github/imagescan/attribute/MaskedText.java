package io.github.imagescan.attribute;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.match.Masker;
import io.github.imagescan.match.Masker.Mask;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text and the secrets in it, to be shown as a whole or around one of them. What is shown never
 * ends within a secret.
 */
final class MaskedText {
  /** The longest excerpt, in characters. */
  static final int MAX = 2_000;

  /** Bytes up to which a text is shown whole where a piece around a secret is asked for. */
  private static final int WIDTH = 300;

  private static final int LEAD = 120;

  /** The longest piece of a secret that {@code --show-secrets} shows within other text. */
  private static final int SECRET = 1_500;

  private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,63})=[\"']?$");

  private final byte[] bytes;
  private final List<Mask> masks;
  private @Nullable Excerpt whole;

  private MaskedText(byte[] bytes, List<Mask> masks) {
    this.bytes = bytes;
    this.masks = masks;
  }

  /**
   * Looks for secrets in a text.
   *
   * @param here the secrets that were found in this very text
   */
  static MaskedText of(byte[] bytes, Masker masker, Collection<Secret> here) {
    return new MaskedText(bytes, masker.find(bytes, here));
  }

  static MaskedText of(String text, Masker masker, Collection<Secret> here) {
    return of(text.getBytes(StandardCharsets.UTF_8), masker, here);
  }

  /** All of it, up to the longest excerpt. */
  Excerpt whole() {
    Excerpt made = whole;
    if (made == null) {
      made = excerpt(0, bytes.length);
      whole = made;
    }
    return made;
  }

  /** The piece that a secret is in; where it isn't in the text, the beginning. */
  Excerpt around(Secret secret) {
    if (bytes.length <= WIDTH) {
      return whole();
    }
    Optional<Mask> mask = first(secret);
    int from = Math.max(0, mask.map(Mask::from).orElse(0) - LEAD);
    int to = Math.min(bytes.length, mask.map(Mask::to).orElse(0) + WIDTH - LEAD);
    return excerpt(from <= LEAD / 2 ? 0 : from, to);
  }

  /** The first mask of a secret, or of a longer one that it is a part of. */
  private Optional<Mask> first(Secret secret) {
    Optional<Mask> own = masks.stream().filter(mask -> mask.secret().equals(secret)).findFirst();
    return own.isPresent() || masks.isEmpty()
        ? own
        : masks.stream().filter(mask -> holds(mask, secret)).findFirst();
  }

  private boolean holds(Mask mask, Secret secret) {
    byte[] masked = Arrays.copyOfRange(bytes, mask.from(), mask.to());
    return !Masker.of(List.of(secret)).find(masked, List.of(secret)).isEmpty();
  }

  /** The name that the secret is assigned to, {@code NAME=…}. */
  Optional<String> assignedName(Secret secret) {
    return first(secret)
        .flatMap(
            mask -> {
              int from = Math.max(0, mask.from() - 70);
              String before =
                  new String(bytes, from, mask.from() - from, StandardCharsets.ISO_8859_1);
              Matcher matcher = ASSIGNED.matcher(before);
              boolean masked =
                  masks.stream().anyMatch(m -> m.from() < mask.from() && m.to() > from);
              return matcher.find() && !masked ? Optional.of(matcher.group(1)) : Optional.empty();
            });
  }

  /** The text with this in the place of every secret. */
  String with(String replacement) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Mask mask : masks) {
      out.append(text(at, mask.from())).append(replacement);
      at = mask.to();
    }
    return out.append(text(at, bytes.length)).toString();
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private Excerpt excerpt(int start, int end) {
    int from = start;
    int to = end;
    for (Mask mask : masks) {
      from = mask.from() < from && from < mask.to() ? mask.from() : from;
      to = mask.from() < to && to < mask.to() ? mask.to() : to;
    }
    from = characterAt(from);
    to = characterAt(to);
    String clear = render(from, to, true);
    String masked = masks.isEmpty() ? clear : render(from, to, false);
    return new Excerpt(masked, clear);
  }

  /** The index of the first byte of the UTF-8 sequence that this index is in. */
  private int characterAt(int index) {
    int at = index;
    while (at > 0 && at < bytes.length && index - at < 3 && (bytes[at] & 0xc0) == 0x80) {
      at--;
    }
    return at;
  }

  private String render(int from, int to, boolean clear) {
    StringBuilder out = new StringBuilder();
    if (from > 0) {
      out.append(keyword(from)).append("… ");
    }
    int at = from;
    for (Mask mask : masks) {
      if (mask.from() >= from && mask.to() <= to) {
        if (!append(out, printable(at, mask.from()), true)
            || !append(out, secret(mask, clear), false)) {
          return out.append(" …").toString();
        }
        at = mask.to();
      }
    }
    boolean all = append(out, printable(at, to), true) && to == bytes.length;
    return all ? out.toString() : out.append(" …").toString();
  }

  /** The first word, which says what instruction it is. */
  private String keyword(int before) {
    int end = 0;
    while (end < Math.min(before, 12) && bytes[end] >= 'A' && bytes[end] <= 'Z') {
      end++;
    }
    boolean whole = end > 0 && end < before && bytes[end] == ' ';
    boolean secret = masks.stream().findFirst().filter(mask -> mask.from() < 12).isPresent();
    return whole && !secret ? text(0, end) + " " : "";
  }

  private String printable(int from, int to) {
    // What is beyond the longest excerpt is never shown.
    return Printable.of(Arrays.copyOfRange(bytes, from, Math.min(to, from + 4 * MAX)));
  }

  private String secret(Mask mask, boolean clear) {
    if (!clear) {
      return Printable.line(mask.secret().masked());
    }
    String text = printable(mask.from(), mask.to());
    return text.length() <= SECRET ? text : cut(text, SECRET) + "…";
  }

  /** Whether all of the text had room. */
  private static boolean append(StringBuilder out, String text, boolean cutting) {
    int room = MAX - 2 - out.length();
    if (text.length() <= room) {
      out.append(text);
      return true;
    }
    if (cutting) {
      out.append(cut(text, room));
    }
    return false;
  }

  private static String cut(String text, int length) {
    int end = Math.max(0, length);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}

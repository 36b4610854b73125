package io.github.imagescan.rule;

import io.github.imagescan.rule.Shape.Boundary;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link RuleEncoder} wrote, field by field in the same order. */
final class RuleDecoder {
  private static final Rule.Kind[] KINDS = Rule.Kind.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final Confidence[] CONFIDENCES = Confidence.values();
  private static final Rule.OnInvalid[] ON_INVALID = Rule.OnInvalid.values();
  private static final Rule.Redaction[] REDACTIONS = Rule.Redaction.values();
  private static final Boundary[] BOUNDARIES = Boundary.values();
  private static final int MOST = 1 << 20;

  private final DataInputStream in;
  private final List<String> texts = new ArrayList<>();
  private final Map<Vendor, Vendor> vendors = new HashMap<>();
  private final Map<Alphabet, Alphabet> alphabets = new HashMap<>();

  RuleDecoder(DataInputStream in) {
    this.in = in;
  }

  List<Rule> decode() throws IOException {
    for (int left = count(); left > 0; left--) {
      texts.add(new String(bytes(count()), StandardCharsets.UTF_8));
    }
    List<Rule> rules = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      rules.add(rule());
    }
    return List.copyOf(rules);
  }

  private Rule rule() throws IOException {
    return new Rule(
        new RuleId(text()),
        ids(),
        text(),
        vendor(),
        KINDS[in.readByte()],
        SEVERITIES[in.readByte()],
        CONFIDENCES[in.readByte()],
        literals(),
        shape(),
        optional(),
        in.readInt(),
        in.readInt(),
        optional(),
        new Gates(in.readDouble(), in.readInt(), in.readInt(), in.readInt(), texts()),
        validation(),
        ON_INVALID[in.readByte()],
        pair(),
        texts(),
        ids(),
        REDACTIONS[in.readByte()],
        text(),
        text(),
        text(),
        texts());
  }

  private Vendor vendor() throws IOException {
    Vendor vendor = new Vendor(text(), text(), text(), text(), text());
    Vendor known = vendors.putIfAbsent(vendor, vendor);
    return known == null ? vendor : known;
  }

  private List<Literal> literals() throws IOException {
    List<Literal> out = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      out.add(new Literal(text(), in.readBoolean()));
    }
    return out;
  }

  private Optional<Shape> shape() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      parts.add(part());
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shape(parts, BOUNDARIES[in.readByte()], in.readInt()));
  }

  private Part part() throws IOException {
    int sort = in.readByte();
    return switch (sort) {
      case RuleEncoder.TEXT -> new Text(text());
      case RuleEncoder.ONE_OF -> new OneOf(texts());
      case RuleEncoder.RUN -> new Run(alphabet(), in.readInt(), in.readInt());
      default -> throw new IOException("no sort of part: " + sort);
    };
  }

  private Alphabet alphabet() throws IOException {
    Alphabet alphabet = new Alphabet(text(), BitSet.valueOf(bytes(in.readByte())));
    Alphabet known = alphabets.putIfAbsent(alphabet, alphabet);
    return known == null ? alphabet : known;
  }

  private Optional<Rule.Validation> validation() throws IOException {
    Optional<String> type = optional();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int left = count(); left > 0; left--) {
      parameters.put(text(), text());
    }
    return Optional.of(new Rule.Validation(type.get(), parameters));
  }

  private Optional<Rule.PairWith> pair() throws IOException {
    Optional<String> needs = optional();
    return needs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rule.PairWith(new RuleId(needs.get()), in.readInt(), in.readBoolean()));
  }

  private List<RuleId> ids() throws IOException {
    return texts().stream().map(RuleId::new).toList();
  }

  private List<String> texts() throws IOException {
    List<String> out = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      out.add(text());
    }
    return out;
  }

  private Optional<String> optional() throws IOException {
    int index = in.readInt();
    return index == RuleEncoder.NONE ? Optional.empty() : Optional.of(texts.get(index));
  }

  private String text() throws IOException {
    return texts.get(in.readInt());
  }

  private int count() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("no count: " + count);
    }
    return count;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] out = in.readNBytes(length);
    if (out.length < length) {
      throw new IOException("ends too early");
    }
    return out;
  }
}

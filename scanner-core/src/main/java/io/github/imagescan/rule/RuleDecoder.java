package io.github.imagescan.rule;

import io.github.imagescan.rule.Shape.Boundary;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link RuleEncoder} wrote, field by field in the same order. Every start waits for it:
 * hence no lambdas and no equality of records, whose first use costs more than all rules.
 */
final class RuleDecoder {
  private static final Rule.Kind[] KINDS = Rule.Kind.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final Confidence[] CONFIDENCES = Confidence.values();
  private static final Rule.OnInvalid[] ON_INVALID = Rule.OnInvalid.values();
  private static final Rule.Redaction[] REDACTIONS = Rule.Redaction.values();
  private static final Boundary[] BOUNDARIES = Boundary.values();

  private final ByteBuffer in;
  private final List<String> texts = new ArrayList<>();
  private final List<Vendor> vendors = new ArrayList<>();
  private final List<Alphabet> alphabets = new ArrayList<>();

  RuleDecoder(ByteBuffer in) {
    this.in = in;
  }

  List<Rule> decode() throws IOException {
    for (int left = count(); left > 0; left--) {
      texts.add(new String(bytes(count()), StandardCharsets.UTF_8));
    }
    for (int left = count(); left > 0; left--) {
      vendors.add(new Vendor(text(), text(), text(), text(), text()));
    }
    for (int left = count(); left > 0; left--) {
      alphabets.add(new Alphabet(text(), BitSet.valueOf(bytes(in.get()))));
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
        vendors.get(in.getInt()),
        KINDS[in.get()],
        SEVERITIES[in.get()],
        CONFIDENCES[in.get()],
        literals(),
        shape(),
        optional(),
        in.getInt(),
        in.getInt(),
        optional(),
        new Gates(in.getDouble(), in.getInt(), in.getInt(), in.getInt(), texts()),
        validation(),
        ON_INVALID[in.get()],
        pair(),
        texts(),
        ids(),
        REDACTIONS[in.get()],
        text(),
        text(),
        text(),
        texts());
  }

  private List<Literal> literals() throws IOException {
    List<Literal> out = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      out.add(new Literal(text(), truth()));
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
        : Optional.of(new Shape(parts, BOUNDARIES[in.get()], in.getInt()));
  }

  private Part part() throws IOException {
    int sort = in.get();
    return switch (sort) {
      case RuleEncoder.TEXT -> new Text(text());
      case RuleEncoder.ONE_OF -> new OneOf(texts());
      case RuleEncoder.RUN -> new Run(alphabets.get(in.getInt()), in.getInt(), in.getInt());
      default -> throw new IOException("no sort of part: " + sort);
    };
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
        : Optional.of(new Rule.PairWith(new RuleId(needs.get()), in.getInt(), truth()));
  }

  private List<RuleId> ids() throws IOException {
    List<RuleId> out = new ArrayList<>();
    for (String text : texts()) {
      out.add(new RuleId(text));
    }
    return out;
  }

  private List<String> texts() throws IOException {
    List<String> out = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      out.add(text());
    }
    return out;
  }

  private Optional<String> optional() throws IOException {
    int index = in.getInt();
    return index == RuleEncoder.NONE ? Optional.empty() : Optional.of(texts.get(index));
  }

  private String text() throws IOException {
    return texts.get(in.getInt());
  }

  private int count() throws IOException {
    int count = in.getInt();
    if (count < 0 || count > in.remaining()) {
      throw new IOException("no count: " + count);
    }
    return count;
  }

  private boolean truth() {
    return in.get() != 0;
  }

  private byte[] bytes(int length) {
    byte[] out = new byte[length];
    in.get(out);
    return out;
  }
}

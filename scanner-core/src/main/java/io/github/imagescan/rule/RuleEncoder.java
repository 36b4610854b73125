package io.github.imagescan.rule;

import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Part;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the fields of rules, and keeps their texts apart; {@link RuleDecoder} is its mirror. */
final class RuleEncoder {
  /** In place of an index where there is no text. */
  static final int NONE = -1;

  /** The sorts of parts; the order is the format. */
  static final int TEXT = 0;

  static final int ONE_OF = 1;
  static final int RUN = 2;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final List<Vendor> vendors;
  private final List<Alphabet> alphabets;

  RuleEncoder(List<Rule> rules) throws IOException {
    vendors = rules.stream().map(Rule::vendor).distinct().toList();
    alphabets = alphabets(rules);
    out.writeInt(vendors.size());
    for (Vendor vendor : vendors) {
      vendor(vendor);
    }
    out.writeInt(alphabets.size());
    for (Alphabet alphabet : alphabets) {
      alphabet(alphabet);
    }
    out.writeInt(rules.size());
    for (Rule rule : rules) {
      rule(rule);
    }
  }

  private static List<Alphabet> alphabets(List<Rule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.shape().stream())
        .flatMap(shape -> shape.parts().stream())
        .filter(Run.class::isInstance)
        .map(part -> ((Run) part).alphabet())
        .distinct()
        .toList();
  }

  void writeTo(DataOutputStream data) throws IOException {
    data.writeInt(texts.size());
    for (String text : texts.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      data.writeInt(utf8.length);
      data.write(utf8);
    }
    bytes.writeTo(data);
  }

  private void rule(Rule rule) throws IOException {
    text(rule.id().value());
    ids(rule.aliases());
    text(rule.title());
    out.writeInt(vendors.indexOf(rule.vendor()));
    constant(rule.kind());
    constant(rule.severity());
    constant(rule.confidence());
    out.writeInt(rule.literals().size());
    for (Literal literal : rule.literals()) {
      text(literal.text());
      out.writeBoolean(literal.ignoreCase());
    }
    shape(rule.shape());
    optional(rule.pattern());
    out.writeInt(rule.before());
    out.writeInt(rule.after());
    optional(rule.detector());
    gates(rule.gates());
    validation(rule.validate());
    constant(rule.onInvalid());
    pair(rule.pair());
    texts(rule.paths());
    ids(rule.supersedes());
    constant(rule.redaction());
    text(rule.opens());
    text(rule.rotate());
    text(rule.fix());
    texts(rule.references());
  }

  private void vendor(Vendor vendor) throws IOException {
    text(vendor.id());
    text(vendor.name());
    text(vendor.category());
    text(vendor.docs());
    text(vendor.rotate());
  }

  private void alphabet(Alphabet alphabet) throws IOException {
    text(alphabet.name());
    byte[] set = alphabet.bytes().toByteArray();
    out.writeByte(set.length);
    out.write(set);
  }

  private void shape(Optional<Shape> shape) throws IOException {
    out.writeInt(shape.map(s -> s.parts().size()).orElse(0));
    if (shape.isPresent()) {
      for (Part part : shape.get().parts()) {
        part(part);
      }
      constant(shape.get().boundary());
      out.writeInt(shape.get().secretPart());
    }
  }

  private void part(Part part) throws IOException {
    if (part instanceof Text text) {
      out.writeByte(TEXT);
      text(text.text());
    } else if (part instanceof OneOf oneOf) {
      out.writeByte(ONE_OF);
      texts(oneOf.texts());
    } else if (part instanceof Run run) {
      out.writeByte(RUN);
      out.writeInt(alphabets.indexOf(run.alphabet()));
      out.writeInt(run.min());
      out.writeInt(run.max());
    }
  }

  private void gates(Gates gates) throws IOException {
    out.writeDouble(gates.minEntropy());
    out.writeInt(gates.minDigits());
    out.writeInt(gates.minLower());
    out.writeInt(gates.minUpper());
    texts(gates.notValues());
  }

  private void validation(Optional<Rule.Validation> validation) throws IOException {
    optional(validation.map(Rule.Validation::type));
    if (validation.isPresent()) {
      Map<String, String> parameters = new TreeMap<>(validation.get().parameters());
      out.writeInt(parameters.size());
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        text(parameter.getKey());
        text(parameter.getValue());
      }
    }
  }

  private void pair(Optional<Rule.PairWith> pair) throws IOException {
    optional(pair.map(p -> p.needs().value()));
    if (pair.isPresent()) {
      out.writeInt(pair.get().within());
      out.writeBoolean(pair.get().optional());
    }
  }

  private void ids(List<RuleId> ids) throws IOException {
    texts(ids.stream().map(RuleId::value).toList());
  }

  private void texts(Collection<String> list) throws IOException {
    out.writeInt(list.size());
    for (String text : list) {
      text(text);
    }
  }

  private void optional(Optional<String> text) throws IOException {
    if (text.isPresent()) {
      text(text.get());
    } else {
      out.writeInt(NONE);
    }
  }

  private void text(String text) throws IOException {
    Integer index = texts.putIfAbsent(text, texts.size());
    out.writeInt(index == null ? texts.size() - 1 : index);
  }

  private void constant(Enum<?> constant) throws IOException {
    out.writeByte(constant.ordinal());
  }
}

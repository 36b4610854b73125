package io.github.imagescan.match;

import io.github.imagescan.place.Digest;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Shape;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * SHA-256 over rules in a canonical form: every field in order, texts with their length, sets
 * sorted. Two sets of rules with one digest find the same.
 */
final class RulesDigest {
  /** Raised when the engine begins to find something else by the same rules. */
  private static final int REVISION = 1;

  private final MessageDigest digest = Digest.newSha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

  private RulesDigest() {}

  /**
   * The digest, in hexadecimal.
   *
   * @param code names of detectors and validators in code, with their classes, sorted
   */
  static String of(List<Rule> rulesById, List<String> code) {
    RulesDigest form = new RulesDigest();
    try {
      form.out.writeInt(REVISION);
      form.texts(code);
      form.out.writeInt(rulesById.size());
      for (Rule rule : rulesById) {
        form.rule(rule);
      }
      form.out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(form.digest.digest());
  }

  private void rule(Rule rule) throws IOException {
    text(rule.id().value());
    ids(rule.aliases());
    text(rule.title());
    var vendor = rule.vendor();
    texts(List.of(vendor.id(), vendor.name(), vendor.category(), vendor.docs(), vendor.rotate()));
    texts(List.of(rule.kind().name(), rule.severity().name(), rule.confidence().name()));
    out.writeInt(rule.literals().size());
    for (Literal literal : rule.literals()) {
      text(literal.text());
      out.writeBoolean(literal.ignoreCase());
    }
    out.writeBoolean(rule.shape().isPresent());
    if (rule.shape().isPresent()) {
      shape(rule.shape().get());
    }
    texts(rule.pattern().stream().toList());
    out.writeInt(rule.before());
    out.writeInt(rule.after());
    texts(rule.detector().stream().toList());
    out.writeDouble(rule.gates().minEntropy());
    out.writeInt(rule.gates().minDigits());
    out.writeInt(rule.gates().minLower());
    out.writeInt(rule.gates().minUpper());
    texts(rule.gates().notValues());
    validation(rule);
    ids(rule.supersedes());
    texts(rule.paths());
    texts(List.of(rule.redaction().name(), rule.opens(), rule.rotate(), rule.fix()));
    texts(rule.references());
  }

  private void validation(Rule rule) throws IOException {
    out.writeBoolean(rule.validate().isPresent());
    if (rule.validate().isPresent()) {
      text(rule.validate().get().type());
      for (var parameter : new TreeMap<>(rule.validate().get().parameters()).entrySet()) {
        text(parameter.getKey());
        text(parameter.getValue());
      }
    }
    text(rule.onInvalid().name());
    out.writeBoolean(rule.pair().isPresent());
    if (rule.pair().isPresent()) {
      text(rule.pair().get().needs().value());
      out.writeInt(rule.pair().get().within());
      out.writeBoolean(rule.pair().get().optional());
    }
  }

  private void shape(Shape shape) throws IOException {
    text(shape.boundary().name());
    out.writeInt(shape.secretPart());
    out.writeInt(shape.parts().size());
    for (Shape.Part part : shape.parts()) {
      text(part.getClass().getSimpleName());
      if (part instanceof Shape.Run run) {
        for (long word : run.alphabet().bytes().toLongArray()) {
          out.writeLong(word);
        }
        out.writeInt(run.min());
        out.writeInt(run.max());
      } else {
        texts(
            part instanceof Shape.Text text ? List.of(text.text()) : ((Shape.OneOf) part).texts());
      }
    }
  }

  private void ids(Collection<RuleId> ids) throws IOException {
    texts(ids.stream().map(RuleId::value).sorted().toList());
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}

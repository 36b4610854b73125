package io.github.imagescan.match;

import io.github.imagescan.rule.Gates;
import io.github.imagescan.rule.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a secret passes its rule's gates.
 *
 * @param reason what the gates measured, where that speaks for it
 */
record GateCheck(boolean passes, Optional<Reason> reason) {
  private static final GateCheck FAILED = new GateCheck(false, Optional.empty());
  private static final GateCheck PASSED = new GateCheck(true, Optional.empty());

  /** Checks the bytes {@code from} to {@code to}, which are the secret without its known prefix. */
  static GateCheck of(Gates gates, byte[] bytes, int from, int to) {
    if (count(bytes, from, to, '0', '9') < gates.minDigits()
        || count(bytes, from, to, 'a', 'z') < gates.minLower()
        || count(bytes, from, to, 'A', 'Z') < gates.minUpper()) {
      return FAILED;
    }
    double entropy = gates.minEntropy() > 0 ? entropy(bytes, from, to) : 0;
    if (entropy < gates.minEntropy()) {
      return FAILED;
    }
    if (!gates.notValues().isEmpty()) {
      Value value = Value.of(bytes, from, to);
      if (gates.notValues().stream().anyMatch(list -> ValueList.named(list).has(value))) {
        return FAILED;
      }
    }
    return gates.minEntropy() > 0 ? new GateCheck(true, Optional.of(random(entropy))) : PASSED;
  }

  private static Reason random(double entropy) {
    return new Reason(
        Reason.Kind.ENTROPY,
        String.format(Locale.ROOT, "looks random: %.1f bits a character", entropy));
  }

  private static int count(byte[] bytes, int from, int to, char first, char last) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] >= first && bytes[i] <= last ? 1 : 0;
    }
    return count;
  }

  /** Shannon entropy in bits a byte. */
  static double entropy(byte[] bytes, int from, int to) {
    int[] counts = new int[256];
    for (int i = from; i < to; i++) {
      counts[bytes[i] & 0xff]++;
    }
    double length = to - from;
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        entropy -= count / length * Math.log(count / length);
      }
    }
    return entropy / Math.log(2);
  }
}

package io.github.imagescan.source;

import io.github.imagescan.oci.JsonDocument;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.place.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads JSON blobs whole, within bounds, and checks them against what is claimed of them. */
final class Documents {
  /** Bytes of the largest document that is read: parsed, it takes several times as many. */
  static final int MAX_DOCUMENT = 32 << 20;

  /** Bytes, and values, of all documents of a target: what keeps them within a heap of 256 MB. */
  private static final int MAX_TOTAL = 48 << 20;

  private static final int MAX_VALUES = 500_000;

  private final ProblemSink problems;
  private long bytesLeft = MAX_TOTAL;
  private int valuesLeft = MAX_VALUES;

  Documents(ProblemSink problems) {
    this.problems = problems;
  }

  /** A document and the digest of its bytes. */
  record Loaded(JsonDocument json, Digest digest) {}

  /** Bytes that should have been a document. */
  private static final class NotJson extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;

    NotJson(String what, byte[] bytes) {
      super(what);
      this.bytes = bytes;
    }
  }

  /** What is claimed of a blob; a size of -1 claims nothing. */
  record Claim(Optional<Digest> digest, long size) {
    static final Claim NONE = new Claim(Optional.empty(), -1);
  }

  /**
   * Reads a document. A blob that is not the one claimed is a problem, and is used all the same;
   * one that cannot be read is a problem of the given kind.
   */
  Optional<Loaded> load(StoredBlob blob, Claim claim, Problem.Kind unreadable, Place where) {
    return load(blob, claim, unreadable, where, bytes -> {});
  }

  /**
   * The same.
   *
   * @param rest takes the bytes of what is no document: secrets may be in them all the same
   */
  Optional<Loaded> load(
      StoredBlob blob,
      Claim claim,
      Problem.Kind unreadable,
      Place where,
      Consumer<JsonDocument> rest) {
    try {
      return Optional.of(read(blob, claim, where));
    } catch (IOException e) {
      problems.problem(
          new Problem(
              unreadable, where, "cannot be read: " + Reason.of(e), "save the image again"));
      if (e instanceof NotJson damaged) {
        rest.accept(JsonDocument.unreadable(damaged.bytes));
      }
      return Optional.empty();
    }
  }

  /**
   * Parses a text within a document, within the same bounds.
   *
   * @throws IOException where it is no JSON
   */
  JsonDocument parse(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    takeValues(bytes);
    return JsonDocument.parse(bytes);
  }

  /** Reads a document that need not be one: what is no JSON is empty, and no problem. */
  Optional<Loaded> loadIfJson(StoredBlob blob, Claim claim, Place where) {
    try {
      return Optional.of(read(blob, claim, where));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private Loaded read(StoredBlob blob, Claim claim, Place where) throws IOException {
    byte[] bytes = bytes(blob);
    check(bytes, claim, where);
    takeValues(bytes);
    return new Loaded(document(bytes), Digest.sha256(bytes));
  }

  private static JsonDocument document(byte[] bytes) throws IOException {
    try {
      return JsonDocument.parse(bytes);
    } catch (IOException e) {
      throw new NotJson(e.getMessage(), bytes);
    }
  }

  private byte[] bytes(StoredBlob blob) throws IOException {
    if (blob.size() > MAX_DOCUMENT) {
      throw new IOException("it has " + blob.size() + " bytes, more than 32 MiB");
    }
    if (blob.size() > bytesLeft) {
      throw new IOException("all documents of the target have more than 48 MiB");
    }
    if (blob.passed()) {
      throw new IOException("not JSON");
    }
    try (InputStream in = blob.open()) {
      byte[] bytes = in.readAllBytes();
      bytesLeft -= bytes.length;
      return bytes;
    }
  }

  private void check(byte[] bytes, Claim claim, Place where) {
    if (claim.size >= 0 && claim.size != bytes.length) {
      problems.problem(
          new Problem(
              Problem.Kind.SIZE_MISMATCH,
              where,
              "has " + bytes.length + " bytes where " + claim.size + " are claimed",
              ""));
    }
    if (claim.digest.isPresent() && !fits(bytes, claim.digest.get())) {
      problems.problem(
          new Problem(
              Problem.Kind.DIGEST_MISMATCH,
              where,
              "is " + Digest.sha256(bytes) + " where " + claim.digest.get() + " is claimed",
              ""));
    }
  }

  private static boolean fits(byte[] bytes, Digest claimed) {
    try {
      String name = claimed.algorithm().equals("sha512") ? "SHA-512" : "SHA-256";
      boolean known = claimed.algorithm().equals("sha256") || claimed.algorithm().equals("sha512");
      return !known
          || Digest.of(claimed.algorithm(), MessageDigest.getInstance(name).digest(bytes))
              .equals(claimed);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has both", e);
    }
  }

  /** Counts what separates values, outside of strings, before anything is built of them. */
  private void takeValues(byte[] json) throws IOException {
    int values = 0;
    boolean inString = false;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b == '"') {
        inString = !inString;
      } else if (inString) {
        i += b == '\\' ? 1 : 0;
      } else if (b == ',' || b == '[' || b == '{') {
        values++;
      }
    }
    if (values > valuesLeft) {
      throw new IOException("the documents of the target have more than " + MAX_VALUES + " values");
    }
    valuesLeft -= values;
  }
}

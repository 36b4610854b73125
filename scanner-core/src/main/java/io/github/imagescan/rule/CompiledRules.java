package io.github.imagescan.rule;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Rules in the binary form that starts fast: no YAML, nothing checked twice, each text once.
 *
 * <p>Layout, big-endian as {@link java.io.DataOutput} writes: the magic number, the version, the
 * texts (a count, then a 4-byte length and UTF-8 for each), the vendors, the alphabets, the rules
 * (a count, then the fields of each in the order of the record). A text, a vendor, an alphabet is
 * referred to by its index. The same rules make the same bytes.
 */
public final class CompiledRules {
  private static final int MAGIC = 0x49535231;
  private static final int VERSION = 1;

  private CompiledRules() {}

  /**
   * Writes rules in the order given.
   *
   * @param out flushed, not closed
   */
  public static void write(List<Rule> rules, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    new RuleEncoder(rules).writeTo(data);
    data.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in not closed
   * @throws IOException where it is damaged, or of another version
   */
  public static List<Rule> read(InputStream in) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(in.readAllBytes());
    try {
      if (data.getInt() != MAGIC) {
        throw new IOException("no compiled rules: they begin with another magic number");
      }
      int version = data.getInt();
      if (version != VERSION) {
        throw new IOException(
            "compiled rules of version " + version + ", not " + VERSION + "; build them again");
      }
      return new RuleDecoder(data).decode();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("the compiled rules are damaged; build them again", e);
    }
  }
}

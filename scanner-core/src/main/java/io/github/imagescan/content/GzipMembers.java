package io.github.imagescan.content;

import static io.github.imagescan.content.UnpackException.Kind.DAMAGED;
import static io.github.imagescan.content.UnpackException.Kind.TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), all members of it, with their checksums.
 *
 * <p>{@link java.util.zip.GZIPInputStream} looks for a further member only where {@code
 * available()} promises bytes, and so stops early on many streams; hence this loop. Zeros after a
 * member are padding; anything else that is no member is damage, as it is to those who pull.
 */
final class GzipMembers extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean firstMember = true;
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !startMember()) {
        ended = true;
        break;
      }
      int n = inflate(bytes, offset, length);
      if (n > 0) {
        crc.update(bytes, offset, n);
        return n;
      }
      if (inflater.finished()) {
        from = to - inflater.getRemaining();
        trailer();
        inMember = false;
      } else if (inflater.needsDictionary()) {
        throw new UnpackException(DAMAGED, "the gzip data is damaged");
      } else if (inflater.needsInput()) {
        if (!refill()) {
          throw truncated();
        }
        inflater.setInput(buffer, from, to - from);
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int offset, int length) throws UnpackException {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw new UnpackException(DAMAGED, "the gzip data is damaged");
    }
  }

  /** Reads the header of a member; false where there is none any more. */
  private boolean startMember() throws IOException {
    if (!firstMember && !isAtMember()) {
      if (from < to) {
        throw new UnpackException(DAMAGED, "behind the gzip data stands something else");
      }
      return false;
    }
    if (take() != 0x1f || take() != 0x8b || take() != 8) {
      throw new UnpackException(DAMAGED, "no gzip header where one should be");
    }
    int flags = take();
    pass(6);
    if ((flags & EXTRA) != 0) {
      pass(take() | take() << 8);
    }
    if ((flags & NAME) != 0) {
      passText();
    }
    if ((flags & COMMENT) != 0) {
      passText();
    }
    if ((flags & HEADER_CRC) != 0) {
      pass(2);
    }
    firstMember = false;
    inMember = true;
    crc.reset();
    inflater.reset();
    inflater.setInput(buffer, from, to - from);
    return true;
  }

  /** Passes over padding; says whether a member begins after it. */
  private boolean isAtMember() throws IOException {
    do {
      while (from < to && buffer[from] == 0) {
        from++;
      }
    } while (from == to && refill());
    while (to - from < 3 && more()) {
      continue;
    }
    return Compression.of(java.util.Arrays.copyOfRange(buffer, from, to), to - from)
        == Compression.GZIP;
  }

  /** Reads the checksum and the length, modulo 2^32, of a member that is over. */
  private void trailer() throws IOException {
    long expectedCrc = takeInt();
    long expectedLength = takeInt();
    if (expectedCrc != crc.getValue()
        || expectedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new UnpackException(DAMAGED, "the gzip data does not fit its checksum");
    }
  }

  private long takeInt() throws IOException {
    return take() | (long) take() << 8 | (long) take() << 16 | (long) take() << 24;
  }

  private int take() throws IOException {
    if (from == to && !refill()) {
      throw truncated();
    }
    return buffer[from++] & 0xff;
  }

  private void pass(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      take();
    }
  }

  private void passText() throws IOException {
    int b;
    do {
      b = take();
    } while (b != 0);
  }

  private boolean refill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer, 0, buffer.length));
    return to > 0;
  }

  /** Reads on behind what is there. */
  private boolean more() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int n = in.read(buffer, to, buffer.length - to);
    to += Math.max(0, n);
    return n > 0;
  }

  private static UnpackException truncated() {
    return new UnpackException(TRUNCATED, "the gzip data ends too early");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}

package io.github.imagescan.rules.validate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Marvin32, the seeded hash that .NET has and Azure signs its keys with. */
final class Marvin32 {
  private Marvin32() {}

  /**
   * The hash.
   *
   * @param seed eight ASCII characters, read as a big-endian number
   */
  static int of(byte[] bytes, String seed) {
    long number = ByteBuffer.wrap(seed.getBytes(StandardCharsets.US_ASCII)).getLong();
    State state = new State((int) number, (int) (number >>> 32));
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 4) {
      state.mix(in.getInt());
    }
    int last = 0x80;
    for (int i = in.remaining() - 1; i >= 0; i--) {
      last = last << 8 | in.get(in.position() + i) & 0xff;
    }
    state.mix(last);
    state.mix(0);
    return state.low ^ state.high;
  }

  private static final class State {
    private int low;
    private int high;

    State(int low, int high) {
      this.low = low;
      this.high = high;
    }

    void mix(int word) {
      low += word;
      high ^= low;
      low = Integer.rotateLeft(low, 20);
      low += high;
      high = Integer.rotateLeft(high, 9);
      high ^= low;
      low = Integer.rotateLeft(low, 27);
      low += high;
      high = Integer.rotateLeft(high, 19);
    }
  }
}

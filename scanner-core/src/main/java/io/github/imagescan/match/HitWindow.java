package io.github.imagescan.match;

/** The one window of a thread, set anew for every hit. */
final class HitWindow implements Window {
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int hitFrom;
  private int hitTo;
  private boolean atStart;
  private boolean atEnd;

  void set(byte[] newBytes, int newFrom, int newTo, boolean newAtStart, boolean newAtEnd) {
    bytes = newBytes;
    from = newFrom;
    to = newTo;
    atStart = newAtStart;
    atEnd = newAtEnd;
  }

  void hit(int newHitFrom, int newHitTo) {
    hitFrom = newHitFrom;
    hitTo = newHitTo;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int to() {
    return to;
  }

  @Override
  public int hitFrom() {
    return hitFrom;
  }

  @Override
  public int hitTo() {
    return hitTo;
  }

  @Override
  public boolean atStart() {
    return atStart;
  }

  @Override
  public boolean atEnd() {
    return atEnd;
  }

  @Override
  public String toString() {
    return "window of " + (to - from) + " bytes";
  }
}

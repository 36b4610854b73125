package io.github.imagescan.report.sarif;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * A list whose elements are made when they are asked for: 25,000 results are written one by one,
 * and never stand in memory together.
 */
final class LazyList<A, B> extends AbstractList<B> implements RandomAccess {
  private final List<A> source;
  private final Function<A, B> make;

  LazyList(List<A> source, Function<A, B> make) {
    this.source = source;
    this.make = make;
  }

  @Override
  public B get(int index) {
    return make.apply(source.get(index));
  }

  @Override
  public int size() {
    return source.size();
  }
}

package io.github.imagescan.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What stands in the help above the options of a class that is mixed into commands. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Heading {
  /** As {@code Reports}, without a colon. */
  String value();
}

/**
 * The report for people, in a terminal or a build log.
 *
 * <p>In: a scan's findings, kept until the end since the first line counts them. Out: UTF-8 text,
 * wrapped to the terminal. Next: the user's eyes, and the shell, for the commands shown.
 */
@NullMarked
package io.github.imagescan.report.text;

import org.jspecify.annotations.NullMarked;

/**
 * The command line.
 *
 * <p>In: arguments, environment, standard input. Typed options ({@link
 * io.github.imagescan.cli.ScanCommand}) become one {@link io.github.imagescan.cli.ScanPlan}, whose
 * request goes to the facade. Out: reports, diagnostics on standard error, an exit code. Next: the
 * user, or the user's CI.
 */
@NullMarked
package io.github.imagescan.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Runs a scan: schedules layers on threads, keeps the order of what comes out.
 *
 * <p>In: an open target and a matcher. Out: findings and problems, in an order that does not depend
 * on threads. Next: the facade.
 */
@NullMarked
package io.github.imagescan.engine;

import org.jspecify.annotations.NullMarked;

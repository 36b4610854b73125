/**
 * The build step of the shipped rules: packs in, one compiled resource out. Not used at run time.
 */
@NullMarked
package io.github.imagescan.rules.build;

import org.jspecify.annotations.NullMarked;

/**
 * The seam through which everything reads time, so that tests and simulations move it by hand.
 */
@NullMarked
package dev.spate.time;

import org.jspecify.annotations.NullMarked;

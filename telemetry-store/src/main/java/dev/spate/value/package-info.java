/**
 * Values as they stand at the boundaries, and what two samples of a counter say.
 */
@NullMarked
package dev.spate.value;

import org.jspecify.annotations.NullMarked;

/**
 * The one path grammar: where in a target's tree a value stands. The target itself is never part of a path.
 */
@NullMarked
package dev.spate.path;

import org.jspecify.annotations.NullMarked;

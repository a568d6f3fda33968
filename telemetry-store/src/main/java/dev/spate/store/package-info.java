/** The latest value of every leaf, who is told of its changes, and who owns which target. */
@NullMarked
package dev.spate.store;

import org.jspecify.annotations.NullMarked;

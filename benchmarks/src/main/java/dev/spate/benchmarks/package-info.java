/** Rulers and harnesses: what the hand-made concurrency withstands, and how fast it is. */
@NullMarked
package dev.spate.benchmarks;

import org.jspecify.annotations.NullMarked;

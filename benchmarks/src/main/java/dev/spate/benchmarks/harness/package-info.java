/**
 * The load harness: starts servers in processes of their own, loads them from this one, and reports what was measured against the bars
 * that it is held to. A row is one line of that table; {@link dev.spate.benchmarks.harness.Rows} has them all.
 */
@NullMarked
package dev.spate.benchmarks.harness;

import org.jspecify.annotations.NullMarked;

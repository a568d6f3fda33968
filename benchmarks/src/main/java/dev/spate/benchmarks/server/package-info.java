/**
 * Servers under load, each run in a process of its own: Spate, and the two rulers that it is measured by.
 *
 * <p>All three get the same changes at the same moments from one {@link dev.spate.benchmarks.server.Schedule}, and answer the same
 * client.
 */
@NullMarked
package dev.spate.benchmarks.server;

import org.jspecify.annotations.NullMarked;

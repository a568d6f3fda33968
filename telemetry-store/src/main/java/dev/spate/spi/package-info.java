/**
 * What others plug in: sources, which write measurements into the store, and sinks, which read them.
 */
@NullMarked
package dev.spate.spi;

import org.jspecify.annotations.NullMarked;

/**
 * JMH benchmarks of the parts of telemetry-store: what one value costs each of them. A result of one that handles values is values a
 * second on one core.
 */
@NullMarked
package dev.spate.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

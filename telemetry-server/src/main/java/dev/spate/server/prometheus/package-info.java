/**
 * What Prometheus collects: the server's own figures, and the leaves of the devices as typed series. It makes pages of bytes;
 * who serves them is not its concern.
 */
@NullMarked
package dev.spate.server.prometheus;

import org.jspecify.annotations.NullMarked;

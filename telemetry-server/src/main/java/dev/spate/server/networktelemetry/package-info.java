/** The NetworkTelemetry service: the counters of one interface a stream, for people who have only grpcurl. */
@NullMarked
package dev.spate.server.networktelemetry;

import org.jspecify.annotations.NullMarked;

/**
 * Live subscriptions over HTTP, as Server-Sent Events.
 */
@NullMarked
package dev.spate.server.rest.stream;

import org.jspecify.annotations.NullMarked;

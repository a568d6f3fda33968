/** The gRPC listeners: what they bind, who may reach them, and what every service on them has in common. */
@NullMarked
package dev.spate.server.grpc;

import org.jspecify.annotations.NullMarked;

package dev.spate.server.gnmi;

import dev.spate.query.ReadException;
import dev.spate.store.SetException;
import dev.spate.subscription.SubscriptionLimitException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;

/** What went wrong, as the status of an RPC. A message names the field, its value, and what would be right. */
final class Statuses {

  private Statuses() {}

  static StatusRuntimeException invalid(String message) {
    return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException notFound(String message) {
    return Status.NOT_FOUND.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException unimplemented(String message) {
    return Status.UNIMPLEMENTED.withDescription(message).asRuntimeException();
  }

  static Status of(ReadException.Kind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
      case UNIMPLEMENTED -> Status.UNIMPLEMENTED;
      case NOT_FOUND -> Status.NOT_FOUND;
    };
  }

  static Status of(SetException.Kind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case ABORTED -> Status.ABORTED;
      case UNIMPLEMENTED -> Status.UNIMPLEMENTED;
      case FAILED_PRECONDITION -> Status.FAILED_PRECONDITION;
    };
  }

  /** The status of whatever a call threw. A fault of our own is UNKNOWN with its cause: the listener logs and words it. */
  static Status of(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    if (cause instanceof StatusRuntimeException refusal) {
      return refusal.getStatus();
    }
    if (cause instanceof ReadException refused) {
      return of(refused.kind()).withDescription(refused.getMessage());
    }
    if (cause instanceof SubscriptionLimitException) {
      return Status.RESOURCE_EXHAUSTED.withDescription(
          "subscribe.subscription: " + cause.getMessage());
    }
    return Status.UNKNOWN.withCause(cause);
  }
}

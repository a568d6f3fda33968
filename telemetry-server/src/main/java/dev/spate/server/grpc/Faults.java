package dev.spate.server.grpc;

import dev.spate.server.logging.RepeatedErrors;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;

/**
 * Turns what a service throws into an answer: a status as it is, anything else INTERNAL, and the log has the cause. Without it
 * gRPC would answer UNKNOWN and say nothing.
 *
 * <p>A message that repeats a long value of the request loses its middle: it travels in a header, and a client that is sent more
 * headers than it takes (8 KiB is usual) sees neither the message nor the status.
 */
final class Faults implements ServerInterceptor {

  private static final Status INTERNAL =
      Status.INTERNAL.withDescription("internal error; the server's log has the cause");

  /** Characters of a message; in a header each may become nine. */
  private static final int LONGEST_MESSAGE = 700;

  private static final int KEPT_AT_THE_END = 200;

  private final RepeatedErrors log;

  Faults(RepeatedErrors log) {
    this.log = log;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    ServerCall<Q, A> guarded = new SimpleForwardingServerCall<>(call) {
      @Override
      public void close(Status status, Metadata trailers) {
        // What onError() makes of an exception that is no status.
        if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
          super.close(shortened(answer(method, status.getCause())), trailers);
        } else {
          super.close(shortened(status), trailers);
        }
      }
    };
    try {
      return new GuardedListener<>(next.startCall(guarded, headers), guarded, method);
    } catch (RuntimeException e) {
      guarded.close(answer(method, e), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  private Status answer(String method, Throwable fault) {
    if (fault instanceof StatusRuntimeException refusal) {
      return refusal.getCause() instanceof IOException garbled
          ? Status.INVALID_ARGUMENT.withDescription(
              "the request is no message of " + method + ": " + garbled.getMessage())
          : refusal.getStatus();
    }
    log.log(method + " failed: " + fault, fault);
    return INTERNAL;
  }

  private static Status shortened(Status status) {
    String message = status.getDescription();
    if (message == null || message.length() <= LONGEST_MESSAGE) {
      return status;
    }
    int start = LONGEST_MESSAGE - KEPT_AT_THE_END;
    int end = message.length() - KEPT_AT_THE_END;
    return status.withDescription("%s […%d characters…] %s"
        .formatted(message.substring(0, start), end - start, message.substring(end)));
  }

  private final class GuardedListener<Q> extends ForwardingServerCallListener<Q> {

    private final ServerCall.Listener<Q> delegate;
    private final ServerCall<Q, ?> call;
    private final String method;

    GuardedListener(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call, String method) {
      this.delegate = delegate;
      this.call = call;
      this.method = method;
    }

    @Override
    protected ServerCall.Listener<Q> delegate() {
      return delegate;
    }

    @Override
    public void onMessage(Q message) {
      guard(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guard(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guard(super::onReady);
    }

    private void guard(Runnable callback) {
      try {
        callback.run();
      } catch (RuntimeException e) {
        call.close(answer(method, e), new Metadata());
      }
    }
  }
}

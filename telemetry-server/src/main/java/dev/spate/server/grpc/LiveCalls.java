package dev.spate.server.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the streams that are open, and ends them when the server goes. Unary calls are left to finish.
 *
 * <p>A call is ended from outside while its service may be sending, and a {@link ServerCall} is for one thread at a time: each
 * therefore has a lock of its own, free but for that moment, and drops what is sent after its end, a second end included.
 */
final class LiveCalls implements ServerInterceptor {

  private static final Status SHUTTING_DOWN = Status.UNAVAILABLE.withDescription("shutting down");

  private final Set<LiveCall<?, ?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    LiveCall<Q, A> live = new LiveCall<>(call);
    if (call.getMethodDescriptor().getType() == MethodType.UNARY) {
      return next.startCall(live, headers);
    }
    open.add(live);
    ServerCall.Listener<Q> listener =
        new SimpleForwardingServerCallListener<>(next.startCall(live, headers)) {
          @Override
          public void onCancel() {
            open.remove(live);
            super.onCancel();
          }

          @Override
          public void onComplete() {
            open.remove(live);
            super.onComplete();
          }
        };
    // Asked after it was added: either this sees the end, or the end sees the stream.
    if (ending) {
      live.close(SHUTTING_DOWN, new Metadata());
    }
    return listener;
  }

  void end() {
    ending = true;
    open.forEach(call -> call.close(SHUTTING_DOWN, new Metadata()));
  }

  private static final class LiveCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private final Object lock = new Object();
    private boolean closed;

    LiveCall(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void sendHeaders(Metadata headers) {
      synchronized (lock) {
        if (!closed) {
          super.sendHeaders(headers);
        }
      }
    }

    @Override
    public void sendMessage(A message) {
      synchronized (lock) {
        if (!closed) {
          super.sendMessage(message);
        }
      }
    }

    @Override
    public void close(Status status, Metadata trailers) {
      synchronized (lock) {
        if (!closed) {
          closed = true;
          super.close(status, trailers);
        }
      }
    }
  }
}

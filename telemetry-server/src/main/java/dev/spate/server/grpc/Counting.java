package dev.spate.server.grpc;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts calls by how they ended; each ends once. */
final class Counting implements ServerInterceptor {

  private final Metrics metrics;

  Counting(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    metrics.increment(Metric.RPCS_STARTED);
    AtomicBoolean ended = new AtomicBoolean();
    ServerCall<Q, A> counted = new SimpleForwardingServerCall<>(call) {
      @Override
      public void close(Status status, Metadata trailers) {
        if (!ended.getAndSet(true)) {
          count(status);
        }
        super.close(status, trailers);
      }
    };
    return new SimpleForwardingServerCallListener<>(next.startCall(counted, headers)) {
      @Override
      public void onCancel() {
        if (!ended.getAndSet(true)) {
          metrics.increment(Metric.RPCS_CANCELLED);
        }
        super.onCancel();
      }
    };
  }

  private void count(Status status) {
    switch (status.getCode()) {
      case OK, UNAVAILABLE -> {}
      case CANCELLED, DEADLINE_EXCEEDED -> metrics.increment(Metric.RPCS_CANCELLED);
      case INTERNAL, UNKNOWN, DATA_LOSS -> metrics.increment(Metric.RPCS_FAILED);
      default -> metrics.increment(Metric.RPCS_REFUSED);
    }
  }
}

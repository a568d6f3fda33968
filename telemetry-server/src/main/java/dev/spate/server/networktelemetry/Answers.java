package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.time.TimeSource;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.TimeUnit;

/**
 * The answering side of one call. gRPC's threads and a delivery thread both answer; a lock keeps them apart, and what comes after
 * the end is dropped.
 */
final class Answers {

  private final ServerCallStreamObserver<SubscribeResponse> observer;
  private final TimeSource time;
  private final Object lock = new Object();
  private boolean ended;

  Answers(ServerCallStreamObserver<SubscribeResponse> observer, TimeSource time) {
    this.observer = observer;
    this.time = time;
  }

  boolean isReady() {
    return observer.isReady();
  }

  boolean isOver() {
    synchronized (lock) {
      return ended || observer.isCancelled();
    }
  }

  /** Tells counters under the name that was asked for. */
  void counters(String name, InterfaceCounters counters) {
    send(SubscribeResponse.newBuilder().setCounters(counters.toBuilder().setInterfaceName(name)));
  }

  void error(Refusal refusal) {
    send(SubscribeResponse.newBuilder().setError(refusal.toError()));
  }

  /** Tells what is wrong and ends the call, as one: no answer can come between. */
  void endWith(Refusal refusal) {
    synchronized (lock) {
      error(refusal);
      end();
    }
  }

  private void send(SubscribeResponse.Builder response) {
    synchronized (lock) {
      if (!isOver()) {
        observer.onNext(response
            .setResponseTimestamp(TimeUnit.NANOSECONDS.toMillis(time.epochNanos()))
            .build());
      }
    }
  }

  void end() {
    synchronized (lock) {
      if (!isOver()) {
        ended = true;
        observer.onCompleted();
      }
    }
  }

  /** Ends with the status of what keeps us from answering. */
  void fail(RuntimeException fault) {
    synchronized (lock) {
      if (!isOver()) {
        ended = true;
        observer.onError(fault);
      }
    }
  }
}

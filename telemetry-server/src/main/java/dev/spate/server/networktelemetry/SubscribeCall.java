package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeRequest.Mode;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.FrameEncoder;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Stream;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionLimitException;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import dev.spate.time.TimeSource;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of Subscribe. gRPC calls it by one thread at a time. What is wrong with a request is told by an answer, and the call ends
 * with OK.
 *
 * <p>The next request of POLL is taken only when the client has room for another answer, so one that polls and never reads waits
 * by itself.
 */
final class SubscribeCall implements StreamObserver<SubscribeRequest> {

  private static final long DEFAULT_MILLIS = 1_000;
  private static final long SHORTEST_MILLIS = 100;
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(1);

  private static final FrameEncoder<News> ENCODER = News::of;

  private final Interfaces interfaces;
  private final @Nullable String ownDevice;
  private final Delivery delivery;
  private final ServerCallStreamObserver<SubscribeResponse> call;
  private final Answers answers;
  private @Nullable Mode mode;
  private boolean requestDue;

  /** Set once, by gRPC's thread; the delivery thread may end the call before it is. */
  private volatile @Nullable Stream stream;

  SubscribeCall(
      Interfaces interfaces,
      @Nullable String ownDevice,
      Delivery delivery,
      TimeSource time,
      ServerCallStreamObserver<SubscribeResponse> call) {
    this.interfaces = interfaces;
    this.ownDevice = ownDevice;
    this.delivery = delivery;
    this.call = call;
    this.answers = new Answers(call, time);
    call.disableAutoRequest();
    call.setOnReadyHandler(this::ready);
    call.setOnCancelHandler(this::closeStream);
    call.request(1);
  }

  @Override
  public void onNext(SubscribeRequest request) {
    try {
      handle(request);
    } catch (Refusal refusal) {
      if (mode == Mode.POLL) {
        answers.error(refusal);
      } else {
        answers.endWith(refusal);
        closeStream();
      }
    }
    requestDue = true;
    requestNext();
  }

  private void handle(SubscribeRequest request) throws Refusal {
    if (mode != null && mode != Mode.POLL) {
      throw Refusal.invalid(
          "Mode " + mode + " takes one request a call; open another call for more");
    }
    if (request.getMode() == Mode.UNRECOGNIZED) {
      throw Refusal.invalid(
          "mode is " + request.getModeValue() + ", but must be STREAM (0), ONCE (1) or POLL (2)");
    }
    if (mode != null && request.getMode() != mode) {
      throw Refusal.invalid("mode is " + request.getMode() + ", but this call began with POLL");
    }
    mode = request.getMode();
    long millis = interval(request.getIntervalMs());
    String name = request.getInterfaceName();
    InterfaceName asked = InterfaceName.parse(name, ownDevice);
    InterfaceCounters counters = interfaces.read(asked);
    switch (mode) {
      case POLL -> answers.counters(name, counters);
      case ONCE -> {
        answers.counters(name, counters);
        end();
      }
      default -> watch(name, asked, millis);
    }
  }

  private static long interval(long millis) throws Refusal {
    if (millis == 0) {
      return DEFAULT_MILLIS;
    }
    if (millis < SHORTEST_MILLIS || millis > LONGEST_MILLIS) {
      throw Refusal.invalid("interval_ms is " + millis + ", but must be from " + SHORTEST_MILLIS
          + " to " + LONGEST_MILLIS + " (a day), or 0 for " + DEFAULT_MILLIS);
    }
    return millis;
  }

  private void watch(String name, InterfaceName asked, long millis) {
    SubscriptionSpec sampled = new SubscriptionSpec(
        interfaces.query(asked),
        SubscriptionMode.SAMPLE,
        TimeUnit.MILLISECONDS.toNanos(millis),
        false,
        0);
    try {
      stream = delivery.open(
          new StreamSpec(ListMode.STREAM, false, List.of(sampled)),
          ENCODER,
          new Watch(name, asked, answers, this::end));
    } catch (SubscriptionLimitException e) {
      answers.fail(Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()).asRuntimeException());
      return;
    }
    if (answers.isOver()) {
      closeStream();
    }
  }

  @Override
  public void onCompleted() {
    // STREAM goes on: a client with one request has no more to send.
    if (mode == null || mode == Mode.POLL) {
      end();
    }
  }

  @Override
  public void onError(Throwable broken) {
    closeStream();
  }

  private void ready() {
    Stream watched = stream;
    if (watched != null) {
      watched.ready();
    }
    requestNext();
  }

  private void requestNext() {
    if (requestDue && !answers.isOver() && (mode != Mode.POLL || call.isReady())) {
      requestDue = false;
      call.request(1);
    }
  }

  private void end() {
    answers.end();
    closeStream();
  }

  private void closeStream() {
    Stream watched = stream;
    if (watched != null) {
      watched.close();
    }
  }
}

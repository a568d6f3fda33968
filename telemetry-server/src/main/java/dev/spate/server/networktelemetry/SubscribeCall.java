package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.SubscribeError;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeRequest.Mode;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.FrameEncoder;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.Stream;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import dev.spate.time.TimeSource;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of Subscribe. Requests come by gRPC's threads, news by a delivery thread; a lock of the call's own keeps their answers
 * apart. What is wrong is told by an answer, and the call ends with OK.
 *
 * <p>The next request is taken only when the client has room for another answer, so one that polls and never reads waits by itself.
 */
final class SubscribeCall implements StreamObserver<SubscribeRequest> {

  private static final long DEFAULT_MILLIS = 1_000;
  private static final long SHORTEST_MILLIS = 100;
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(1);

  private static final FrameEncoder<News> ENCODER = News::of;

  private final Interfaces interfaces;
  private final @Nullable String ownDevice;
  private final Delivery delivery;
  private final TimeSource time;
  private final ServerCallStreamObserver<SubscribeResponse> answers;

  private final Object lock = new Object();
  private @Nullable Mode mode;
  private boolean ended;
  private boolean requestDue;
  private @Nullable Stream stream;

  SubscribeCall(
      Interfaces interfaces,
      @Nullable String ownDevice,
      Delivery delivery,
      TimeSource time,
      ServerCallStreamObserver<SubscribeResponse> answers) {
    this.interfaces = interfaces;
    this.ownDevice = ownDevice;
    this.delivery = delivery;
    this.time = time;
    this.answers = answers;
    answers.disableAutoRequest();
    answers.setOnReadyHandler(this::ready);
    answers.setOnCancelHandler(this::closeStream);
    answers.request(1);
  }

  @Override
  public void onNext(SubscribeRequest request) {
    try {
      handle(request);
    } catch (Refusal refusal) {
      refuse(refusal);
    }
    synchronized (lock) {
      requestDue = true;
    }
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
    InterfaceName asked = InterfaceName.parse(request.getInterfaceName(), ownDevice);
    InterfaceCounters counters = interfaces.read(asked);
    switch (mode) {
      case POLL -> answer(request.getInterfaceName(), counters);
      case ONCE -> {
        answer(request.getInterfaceName(), counters);
        end();
      }
      default -> watch(request.getInterfaceName(), asked, millis);
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
    Stream opened = delivery.open(
        new StreamSpec(ListMode.STREAM, false, List.of(sampled)), ENCODER, new Watch(name, asked));
    boolean late;
    synchronized (lock) {
      stream = opened;
      late = ended;
    }
    if (late || answers.isCancelled()) {
      opened.close();
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
    Stream watched;
    synchronized (lock) {
      watched = stream;
    }
    if (watched != null) {
      watched.ready();
    }
    requestNext();
  }

  private void requestNext() {
    synchronized (lock) {
      if (ended || !requestDue || (mode == Mode.POLL && !answers.isReady())) {
        return;
      }
      requestDue = false;
    }
    answers.request(1);
  }

  private void answer(String name, InterfaceCounters counters) {
    send(SubscribeResponse.newBuilder().setCounters(counters.toBuilder().setInterfaceName(name)));
  }

  private void refuse(Refusal refusal) {
    SubscribeError error = refusal.toError();
    send(SubscribeResponse.newBuilder().setError(error));
    if (mode != Mode.POLL) {
      end();
    }
  }

  private void send(SubscribeResponse.Builder response) {
    synchronized (lock) {
      if (!ended && !answers.isCancelled()) {
        answers.onNext(response
            .setResponseTimestamp(TimeUnit.NANOSECONDS.toMillis(time.epochNanos()))
            .build());
      }
    }
  }

  private void end() {
    synchronized (lock) {
      if (!ended) {
        ended = true;
        answers.onCompleted();
      }
    }
    closeStream();
  }

  private void closeStream() {
    Stream watched;
    synchronized (lock) {
      watched = stream;
    }
    if (watched != null) {
      watched.close();
    }
  }

  /**
   * STREAM's end of the subscription. A round brings the interface's status, and then, as the tree has it, its counters; these
   * are the answer. An interface without counters is answered for by its status.
   */
  private final class Watch implements Outlet<News> {

    private final String name;
    private final InterfaceName asked;
    private boolean counted;
    private boolean answered;
    private News.@Nullable Status uncounted;

    Watch(String name, InterfaceName asked) {
      this.name = name;
      this.asked = asked;
    }

    @Override
    public boolean isReady() {
      return answers.isReady();
    }

    @Override
    public void send(News news) {
      try {
        tell(news);
      } catch (Refusal refusal) {
        refuse(refusal);
      }
    }

    private void tell(News news) throws Refusal {
      if (news instanceof News.Removed) {
        throw Interfaces.removed(asked);
      } else if (news instanceof News.Status status) {
        Interfaces.requireEnabled(asked, status);
        uncounted = status;
        if (answered && !counted) {
          answerUncounted(status);
        }
      } else if (news instanceof News.Counts counts) {
        counted = true;
        answered = true;
        answer(name, counts.counters());
      }
    }

    /** The end of the first round. */
    @Override
    public void sync() {
      if (uncounted != null && !answered) {
        answerUncounted(uncounted);
      } else if (!answered) {
        refuse(Interfaces.removed(asked));
      }
    }

    private void answerUncounted(News.Status status) {
      answered = true;
      answer(
          name,
          InterfaceCounters.newBuilder().setTimestamp(status.timestampNanos()).build());
    }

    @Override
    public void complete() {
      end();
    }

    @Override
    public void fail(RuntimeException cause) {
      synchronized (lock) {
        if (!ended) {
          ended = true;
          answers.onError(cause);
        }
      }
    }

    @Override
    public Object connection() {
      return this;
    }
  }
}

package dev.spate.benchmarks.server;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One stream of the {@link PlainServer}. Any thread; one at a time gets in. */
final class PlainSubscriber implements StreamObserver<SubscribeRequest> {

  private final PlainServer server;
  private final ServerCallStreamObserver<SubscribeResponse> stream;

  private final Object lock = new Object();
  private @Nullable Asked asked; // guarded by lock, as all below
  private @Nullable Future<?> timer;
  private int at; // the next group of the round that is going on
  private boolean synced;
  private boolean over;

  PlainSubscriber(PlainServer server, ServerCallStreamObserver<SubscribeResponse> stream) {
    this.server = server;
    this.stream = stream;
    stream.setOnReadyHandler(this::goOn);
    stream.setOnCancelHandler(this::leave);
  }

  @Override
  public void onNext(SubscribeRequest request) {
    try {
      start(Asked.of(request));
    } catch (IllegalArgumentException e) {
      stream.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
    }
  }

  private void start(Asked wanted) {
    synchronized (lock) {
      asked = wanted;
      if (wanted.mode() == Asked.Mode.ON_CHANGE) {
        server.onChange().add(this);
      } else if (wanted.mode() == Asked.Mode.SAMPLE) {
        timer = server
            .timers()
            .scheduleAtFixedRate(
                this::sample, wanted.sampleNanos(), wanted.sampleNanos(), TimeUnit.NANOSECONDS);
      }
    }
    goOn();
  }

  /** Goes on with the initial set or the round, while the stream is ready. */
  private void goOn() {
    synchronized (lock) {
      if (asked == null) {
        return;
      }
      while (!over && at < server.groups() && stream.isReady()) {
        send(asked, at, server.latest(at));
        at++;
      }
      if (!over && at == server.groups() && !synced) {
        synced = true;
        send(Responses.SYNC);
        if (asked.mode() == Asked.Mode.ONCE) {
          over = true;
          stream.onCompleted();
        }
      }
    }
  }

  private void sample() {
    synchronized (lock) {
      if (at < server.groups()) {
        server.countSkipped();
      } else {
        at = 0;
        goOn();
      }
    }
  }

  /** By the publishing thread. */
  void changed(int group, PlainServer.Measured measured) {
    synchronized (lock) {
      if (over || asked == null) {
        return;
      }
      if (stream.isReady()) {
        send(asked, group, measured);
      } else {
        server.countSkipped();
      }
    }
  }

  private void send(Asked wanted, int group, PlainServer.Measured measured) {
    send(server
        .responses()
        .of(group, measured.tick(), measured.timestampNanos(), wanted.encoding()));
  }

  private void send(SubscribeResponse message) {
    stream.onNext(message);
    server.countSent(message);
  }

  private void leave() {
    synchronized (lock) {
      over = true;
      server.onChange().remove(this);
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }

  /** The client broke off. */
  @Override
  public void onError(Throwable failure) {
    leave();
  }

  /** Nothing more is expected of the client; what it asked for goes on. */
  @Override
  public void onCompleted() {}
}

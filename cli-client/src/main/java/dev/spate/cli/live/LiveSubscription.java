package dev.spate.cli.live;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.gNMIGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Subscribe that can be opened again and again, one at a time. What comes goes into a bounded queue; while that is full gRPC takes
 * no more, and the target coalesces. Opened and closed by one thread.
 */
final class LiveSubscription implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 100;

  private final Channel channel;
  private final SubscribeRequest request;
  private final BlockingQueue<Event> events;
  private volatile boolean closed;
  private @Nullable Call call;

  LiveSubscription(Channel channel, SubscribeRequest request, BlockingQueue<Event> events) {
    this.channel = channel;
    this.request = request;
    this.events = events;
  }

  /** Subscribes; how it ends is the last event of it. */
  void open() {
    Call opened = new Call();
    call = opened;
    gNMIGrpc.newStub(channel).subscribe(opened).onNext(request);
  }

  @Override
  public void close() {
    closed = true;
    if (call != null) {
      call.cancel();
    }
  }

  /** Returns when there was room, or nobody wants events any more. */
  private void put(Event event) {
    try {
      while (!closed && !events.offer(event, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        // the queue is full: the target has to wait
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Call implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {

    private @Nullable ClientCallStreamObserver<SubscribeRequest> stream;

    @Override
    public void beforeStart(ClientCallStreamObserver<SubscribeRequest> started) {
      stream = started;
    }

    void cancel() {
      if (stream != null) {
        stream.cancel("the display has ended", null);
      }
    }

    @Override
    public void onNext(SubscribeResponse response) {
      if (response.hasUpdate()) {
        put(new Event.Received(response.getUpdate()));
      } else if (response.getSyncResponse()) {
        put(new Event.Synced());
      }
    }

    @Override
    public void onError(Throwable failure) {
      put(new Event.Ended(Status.fromThrowable(failure)));
    }

    @Override
    public void onCompleted() {
      put(new Event.Ended(Status.OK));
    }
  }
}

package dev.spate.cli.bench;

import static java.util.Objects.requireNonNull;

import com.github.gnmi.proto.Poll;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.gNMIGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subscriber. gRPC calls it from its connection's event loop; what it counts, it counts within its lane's lock. */
final class LoadStream extends ClientCall.Listener<InputStream> {

  /** What a stream tells of its life. */
  interface Events {
    /** The first sync_response, once. */
    void synced();

    /** It is over, once; by itself, not because it was cancelled from here. */
    void ended(Status status);
  }

  /** Leaves the messages in gRPC's buffers, to be read before {@link #onMessage} returns. */
  private static final MethodDescriptor<SubscribeRequest, InputStream> SUBSCRIBE =
      gNMIGrpc.getSubscribeMethod().toBuilder(
              gNMIGrpc.getSubscribeMethod().getRequestMarshaller(), new BytesAsTheyCome())
          .build();

  private static final SubscribeRequest POLL =
      SubscribeRequest.newBuilder().setPoll(Poll.getDefaultInstance()).build();

  /** Asking gRPC for messages costs as much as receiving some, so as many are asked for at once; a power of two. */
  private static final int BATCH = 1 << 20;

  private final Lane lane;
  private final Channel channel;
  private final Map<String, String> headers;
  private final SubscribeRequest request;
  private final SubscriptionList.Mode mode;
  private final boolean repeats;
  private final boolean stalls;
  private final Events events;

  private volatile boolean cancelled;
  private volatile @Nullable ClientCall<SubscribeRequest, InputStream> call;
  private boolean synced;
  private long messages;

  // Within the lane's lock.
  private long askedNanos;
  private boolean answering;
  private boolean live;
  private long lastNotificationNanos;
  private boolean hasNotification;
  private long updates;
  private long updatesBeforeWindow;

  LoadStream(
      Lane lane,
      Channel channel,
      Map<String, String> headers,
      SubscribeRequest request,
      boolean repeats,
      boolean stalls,
      Events events) {
    this.lane = lane;
    this.channel = channel;
    this.headers = headers;
    this.request = request;
    this.mode = request.getSubscribe().getMode();
    this.repeats = repeats;
    this.stalls = stalls;
    this.events = events;
  }

  /** Subscribes. */
  void start() {
    ClientCall<SubscribeRequest, InputStream> started =
        channel.newCall(SUBSCRIBE, CallOptions.DEFAULT);
    call = started;
    Metadata metadata = new Metadata();
    headers.forEach((name, value) ->
        metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    messages = 0;
    lane.asked(this);
    started.start(this, metadata);
    started.request(stalls ? 1 : 2 * BATCH);
    started.sendMessage(request);
  }

  /** Ends it from here. */
  void cancel() {
    cancelled = true;
    ClientCall<SubscribeRequest, InputStream> present = call;
    if (present != null) {
      present.cancel("the measuring is over", null);
    }
  }

  @Override
  public void onMessage(InputStream message) {
    boolean sync;
    try {
      sync = lane.received(this, message);
    } catch (IOException e) {
      throw new UncheckedIOException("a message that gRPC has already received", e);
    }
    ClientCall<SubscribeRequest, InputStream> present = requireNonNull(call, "started");
    if (sync) {
      synced(present);
    }
    if (stalls) {
      if (!synced) {
        present.request(1);
      }
    } else if ((++messages & (BATCH - 1)) == 0) {
      present.request(BATCH);
    }
  }

  private void synced(ClientCall<SubscribeRequest, InputStream> present) {
    if (!synced) {
      synced = true;
      events.synced();
    }
    if (repeats && mode == SubscriptionList.Mode.POLL && !cancelled) {
      lane.asked(this);
      present.sendMessage(POLL);
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    if (cancelled) {
      return;
    }
    if (status.isOk() && repeats && mode == SubscriptionList.Mode.ONCE) {
      start();
    } else {
      events.ended(status);
    }
  }

  /** A request or poll is sent. Within the lane's lock. */
  void asked(long now) {
    askedNanos = now;
    answering = true;
  }

  /** Counts a message. Within the lane's lock. */
  void received(ResponseScan message, long now, long epochNow, Tally window) {
    if (answering) {
      answering = false;
      Tally.interval(window.toFirst, now - askedNanos);
    }
    if (message.isSync()) {
      window.syncs++;
      Tally.interval(window.toSync, now - askedNanos);
      live = mode == SubscriptionList.Mode.STREAM;
    }
    if (!message.hasNotification()) {
      return;
    }
    updates += message.updates();
    window.updates(message.updates(), epochNow);
    window.deletes += message.deletes();
    window.duplicates += message.duplicates();
    if (live) {
      window.latency(epochNow - message.timestamp(), message.updates() + message.deletes());
      if (hasNotification) {
        Tally.interval(window.interArrival, now - lastNotificationNanos);
      }
      hasNotification = true;
      lastNotificationNanos = now;
    }
  }

  /** Tells what it received in the window that ends. Within the lane's lock. */
  void cut(Tally ended) {
    if (!stalls) {
      ended.stream(updates - updatesBeforeWindow);
    }
    updatesBeforeWindow = updates;
  }

  /** Tells what it received so far. Within the lane's lock. */
  void sinceStart(Tally all) {
    if (!stalls) {
      all.stream(updates);
    }
  }

  private static final class BytesAsTheyCome implements MethodDescriptor.Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream value) {
      return value;
    }

    @Override
    public InputStream parse(InputStream stream) {
      return stream;
    }
  }
}

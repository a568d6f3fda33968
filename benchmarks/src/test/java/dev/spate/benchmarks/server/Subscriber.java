package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.proto.GnmiPaths;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client with one stream for everything, decoded by protobuf. */
final class Subscriber implements StreamObserver<SubscribeResponse>, AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final ManagedChannel channel;
  private final BlockingQueue<SubscribeResponse> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Status> end = new CompletableFuture<>();

  Subscriber(int port, Asked.Mode mode, Encoding encoding) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    gNMIGrpc.newStub(channel).subscribe(this).onNext(request(mode, encoding));
  }

  private static SubscribeRequest request(Asked.Mode mode, Encoding encoding) {
    Subscription.Builder all = Subscription.newBuilder().setPath(GnmiPaths.parse("/interfaces"));
    switch (mode) {
      case ON_CHANGE -> all.setMode(SubscriptionMode.ON_CHANGE);
      case SAMPLE ->
        all.setMode(SubscriptionMode.SAMPLE).setSampleInterval(TimeUnit.MILLISECONDS.toNanos(100));
      case ONCE -> {}
    }
    return SubscribeRequest.newBuilder()
        .setSubscribe(SubscriptionList.newBuilder()
            .setPrefix(Path.newBuilder().setTarget("*"))
            .setMode(
                mode == Asked.Mode.ONCE ? SubscriptionList.Mode.ONCE : SubscriptionList.Mode.STREAM)
            .setEncoding(encoding)
            .addSubscription(all))
        .build();
  }

  /** The messages before the sync. */
  List<SubscribeResponse> untilSync() throws InterruptedException {
    List<SubscribeResponse> messages = new ArrayList<>();
    for (SubscribeResponse next = next(); !next.getSyncResponse(); next = next()) {
      messages.add(next);
    }
    return messages;
  }

  /** The next so many messages. */
  List<SubscribeResponse> take(int count) throws InterruptedException {
    List<SubscribeResponse> messages = new ArrayList<>();
    while (messages.size() < count) {
      messages.add(next());
    }
    return messages;
  }

  private SubscribeResponse next() throws InterruptedException {
    SubscribeResponse next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no message came within " + PATIENCE_SECONDS + " s; " + end);
    }
    return next;
  }

  Status end() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onNext(SubscribeResponse response) {
    received.add(response);
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(Status.fromThrowable(failure));
  }

  @Override
  public void onCompleted() {
    end.complete(Status.OK);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

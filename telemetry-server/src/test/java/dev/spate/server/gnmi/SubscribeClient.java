package dev.spate.server.gnmi;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Poll;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Subscribe RPC as its client sees it. It reads all that comes, unless it was told to read at a pace of its own. */
final class SubscribeClient implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {

  /** One leaf that arrived. */
  record Leaf(String target, Path path, long timestampNanos, TypedValue value, int duplicates) {}

  private final GnmiHarness harness;
  private final ManagedChannel channel;
  private final List<SubscribeResponse> responses = new ArrayList<>();
  private ClientCallStreamObserver<SubscribeRequest> requests;
  private boolean readsAll = true;
  private boolean begun;
  private @Nullable Status status;

  SubscribeClient(GnmiHarness harness, ManagedChannel channel) {
    this.harness = harness;
    this.channel = channel;
  }

  /** From the start on it reads only what {@link #read} asks for. */
  SubscribeClient reading(int messages) {
    readsAll = false;
    begin();
    read(messages);
    return this;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      gNMIGrpc.newStub(channel).subscribe(this);
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SubscribeRequest> stream) {
    requests = stream;
    if (!readsAll) {
      stream.disableAutoRequestWithInitial(0);
    }
  }

  SubscribeClient subscribe(SubscriptionList.Builder list) {
    return send(SubscribeRequest.newBuilder().setSubscribe(list).build());
  }

  SubscribeClient poll() {
    return send(SubscribeRequest.newBuilder().setPoll(Poll.getDefaultInstance()).build());
  }

  SubscribeClient send(SubscribeRequest request) {
    begin();
    requests.onNext(request);
    harness.settle();
    return this;
  }

  SubscribeClient read(int messages) {
    requests.request(messages);
    harness.settle();
    return this;
  }

  SubscribeClient halfClose() {
    begin();
    requests.onCompleted();
    harness.settle();
    return this;
  }

  SubscribeClient disappear() {
    requests.cancel("the client went away", null);
    harness.settle();
    return this;
  }

  @Override
  public void onNext(SubscribeResponse response) {
    responses.add(response);
  }

  @Override
  public void onError(Throwable failure) {
    status = Status.fromThrowable(failure);
  }

  @Override
  public void onCompleted() {
    status = Status.OK;
  }

  /** How the RPC ended; null while it goes on. */
  @Nullable
  Status status() {
    return status;
  }

  List<SubscribeResponse> responses() {
    return responses;
  }

  SubscribeResponse response(int index) {
    return responses.get(index);
  }

  List<Notification> notifications() {
    return responses.stream()
        .filter(SubscribeResponse::hasUpdate)
        .map(SubscribeResponse::getUpdate)
        .toList();
  }

  int syncs() {
    return (int) responses.stream().filter(SubscribeResponse::getSyncResponse).count();
  }

  /** Forgets what arrived so far. */
  SubscribeClient forget() {
    responses.clear();
    return this;
  }

  /** All leaves that arrived, in order. */
  List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    for (Notification notification : notifications()) {
      for (Update update : notification.getUpdateList()) {
        leaves.add(new Leaf(
            notification.getPrefix().getTarget(),
            absolute(notification, update.getPath()),
            notification.getTimestamp(),
            update.getVal(),
            update.getDuplicates()));
      }
    }
    return leaves;
  }

  /** The leaves of one path that arrived, in order. */
  List<Leaf> leaves(String path) {
    Path wanted = SmallDevice.path(path);
    return leaves().stream().filter(leaf -> leaf.path().equals(wanted)).toList();
  }

  /** The paths of the leaves that arrived, in order. */
  List<String> paths() {
    return leaves().stream().map(leaf -> leaf.path().toString()).toList();
  }

  /** The paths that were deleted, in order. */
  List<String> deletes() {
    List<String> deletes = new ArrayList<>();
    for (Notification notification : notifications()) {
      notification
          .getDeleteList()
          .forEach(path -> deletes.add(absolute(notification, path).toString()));
    }
    return deletes;
  }

  private static Path absolute(Notification notification, com.github.gnmi.proto.Path path) {
    return GnmiPaths.resolve(notification.getPrefix(), path);
  }
}

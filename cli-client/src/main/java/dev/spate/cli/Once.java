package dev.spate.cli;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.proto.GnmiPaths;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads values once by {@code gnmi.gNMI/Subscribe}, which every target has, sends large trees in pieces, and takes paths amiss less
 * than a Get does.
 */
final class Once {

  private Once() {}

  /**
   * Hands over each Notification as it comes, and returns at the end of the RPC.
   *
   * @throws io.grpc.StatusRuntimeException if the RPC failed
   */
  static void read(
      Connection connection, Selection selection, Encoding encoding, Consumer<Notification> into) {
    BlockingClientCall<SubscribeRequest, SubscribeResponse> call = gNMIGrpc
        .newBlockingV2Stub(connection.channel())
        .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
        .subscribe();
    try {
      // Not half-closed: some targets take that as the end of what is wanted.
      call.write(request(selection, encoding));
      SubscribeResponse response = call.read();
      while (response != null) {
        if (response.hasUpdate()) {
          into.accept(response.getUpdate());
        }
        // What follows the sync is none of it, and some targets leave the end to the client.
        response = response.getSyncResponse() ? null : call.read();
      }
    } catch (StatusException e) {
      throw e.getStatus().asRuntimeException(e.getTrailers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
    } finally {
      call.cancel("all is read", null);
    }
  }

  private static SubscribeRequest request(Selection selection, Encoding encoding) {
    SubscriptionList.Builder list = SubscriptionList.newBuilder()
        .setPrefix(Requests.prefix(selection))
        .setMode(SubscriptionList.Mode.ONCE)
        .setEncoding(encoding);
    selection
        .paths()
        .forEach(path ->
            list.addSubscription(Subscription.newBuilder().setPath(GnmiPaths.toProto(path))));
    return SubscribeRequest.newBuilder().setSubscribe(list).build();
  }
}

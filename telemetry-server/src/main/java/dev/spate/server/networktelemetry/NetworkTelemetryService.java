package dev.spate.server.networktelemetry;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.proto.networktelemetry.NetworkTelemetryGrpc;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/** The NetworkTelemetry service at one endpoint. Safe to share among threads. */
public final class NetworkTelemetryService extends NetworkTelemetryGrpc.NetworkTelemetryImplBase {

  private final Store store;
  private final Delivery delivery;
  private final Interfaces interfaces;
  private final @Nullable String device;

  /**
   * At the endpoint of one device, or at the gateway.
   *
   * @param listener the name of the listener, as {@link Access} knows it
   * @param device the one device that is served; null for all
   */
  public NetworkTelemetryService(
      Store store, Delivery delivery, Access access, String listener, @Nullable String device) {
    this.store = store;
    this.delivery = delivery;
    this.interfaces = new Interfaces(store, access, new Caller(listener, ""));
    this.device = device;
  }

  @Override
  public StreamObserver<SubscribeRequest> subscribe(StreamObserver<SubscribeResponse> answers) {
    return new SubscribeCall(
        interfaces, device, delivery, store.time(), (ServerCallStreamObserver<SubscribeResponse>)
            answers);
  }
}

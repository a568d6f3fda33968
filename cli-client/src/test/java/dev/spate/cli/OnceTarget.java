package dev.spate.cli;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.gNMIGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers Capabilities and Subscribe in mode ONCE with what was recorded, by the target that is asked for. Keeps the requests. */
final class OnceTarget extends gNMIGrpc.gNMIImplBase {

  final List<SubscriptionList> requests = new ArrayList<>();
  final Map<String, List<Notification>> answers = new HashMap<>();

  /** Null where the target does not know the RPC. */
  @Nullable
  CapabilityResponse capabilities = CapabilityResponse.newBuilder()
      .addSupportedEncodings(com.github.gnmi.proto.Encoding.JSON_IETF)
      .addSupportedEncodings(com.github.gnmi.proto.Encoding.PROTO)
      .addSupportedModels(com.github.gnmi.proto.ModelData.newBuilder().setName("spate-link"))
      .build();

  OnceTarget answering(String target, String recorded) {
    answers.put(target, Recorded.message(recorded, GetResponse.class).getNotificationList());
    return this;
  }

  @Override
  public void capabilities(CapabilityRequest request, StreamObserver<CapabilityResponse> observer) {
    if (capabilities == null) {
      super.capabilities(request, observer);
    } else {
      observer.onNext(capabilities);
      observer.onCompleted();
    }
  }

  @Override
  public StreamObserver<SubscribeRequest> subscribe(StreamObserver<SubscribeResponse> observer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(SubscribeRequest request) {
        requests.add(request.getSubscribe());
        answer(request.getSubscribe().getPrefix().getTarget(), observer);
      }

      @Override
      public void onError(Throwable failed) {}

      @Override
      public void onCompleted() {}
    };
  }

  /** Leaves the end to the client, as some targets do. */
  private void answer(String target, StreamObserver<SubscribeResponse> observer) {
    List<Notification> answer = answers.get(target);
    if (answer == null) {
      String message = "target \"" + target + "\" is not here";
      observer.onError((target.isEmpty() ? Status.INVALID_ARGUMENT : Status.NOT_FOUND)
          .withDescription(message)
          .asRuntimeException());
      return;
    }
    answer.forEach(notification ->
        observer.onNext(SubscribeResponse.newBuilder().setUpdate(notification).build()));
    observer.onNext(SubscribeResponse.newBuilder().setSyncResponse(true).build());
  }
}

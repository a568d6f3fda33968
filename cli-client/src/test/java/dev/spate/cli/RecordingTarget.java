package dev.spate.cli;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.gNMIGrpc;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what it is asked, and answers with what was recorded. What a real server makes of it is tested with that server. */
final class RecordingTarget extends gNMIGrpc.gNMIImplBase {

  final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
  final List<Message> answers = new ArrayList<>();
  Status failure = Status.OK;

  /** The one request that came, or the next of several. */
  <M extends Message> M request(Class<M> type) {
    return type.cast(requests.remove());
  }

  @Override
  public void capabilities(CapabilityRequest request, StreamObserver<CapabilityResponse> observer) {
    answer(request, observer, CapabilityResponse.class);
  }

  @Override
  public void get(GetRequest request, StreamObserver<GetResponse> observer) {
    answer(request, observer, GetResponse.class);
  }

  @Override
  public void set(SetRequest request, StreamObserver<SetResponse> observer) {
    answer(request, observer, SetResponse.class);
  }

  private <M extends Message> void answer(
      Message request, StreamObserver<M> observer, Class<M> type) {
    requests.add(request);
    answers.forEach(answer -> observer.onNext(type.cast(answer)));
    end(observer);
  }

  private void end(StreamObserver<?> observer) {
    if (failure.isOk()) {
      observer.onCompleted();
    } else {
      observer.onError(failure.asRuntimeException());
    }
  }

  /** Answers each request with everything; ends with the client in POLL, and by itself otherwise. */
  @Override
  public StreamObserver<SubscribeRequest> subscribe(StreamObserver<SubscribeResponse> observer) {
    return new StreamObserver<>() {
      private boolean polled;

      @Override
      public void onNext(SubscribeRequest request) {
        requests.add(request);
        polled |=
            request.getSubscribe().getMode() == com.github.gnmi.proto.SubscriptionList.Mode.POLL;
        answers.forEach(answer -> observer.onNext((SubscribeResponse) answer));
        if (!polled) {
          end(observer);
        }
      }

      @Override
      public void onError(Throwable failed) {}

      @Override
      public void onCompleted() {
        if (polled) {
          end(observer);
        }
      }
    };
  }
}

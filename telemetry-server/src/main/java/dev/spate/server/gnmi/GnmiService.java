package dev.spate.server.gnmi;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.gNMIGrpc;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The {@code gnmi.gNMI} service at one endpoint. Safe to share among threads.
 *
 * <p>Subscribe answers in bytes that were encoded once for all its streams, so its method has a marshaller of its own; on the wire,
 * and for reflection, it is the service of the .proto file.
 */
public final class GnmiService implements BindableService {

  private final GnmiBackend backend;
  private final Endpoint endpoint;

  public GnmiService(GnmiBackend backend, Endpoint endpoint) {
    this.backend = backend;
    this.endpoint = endpoint;
  }

  @Override
  public ServerServiceDefinition bindService() {
    ServerServiceDefinition generated = new Unary().bindService();
    ServiceDescriptor declared = generated.getServiceDescriptor();
    MethodDescriptor<SubscribeRequest, Frame> subscribe = gNMIGrpc.getSubscribeMethod().toBuilder(
            gNMIGrpc.getSubscribeMethod().getRequestMarshaller(), Frame.MARSHALLER)
        .build();
    ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(declared.getName())
        .setSchemaDescriptor(declared.getSchemaDescriptor())
        .addMethod(subscribe);
    for (ServerMethodDefinition<?, ?> method : generated.getMethods()) {
      if (!isSubscribe(method)) {
        descriptor.addMethod(method.getMethodDescriptor());
      }
    }
    ServerServiceDefinition.Builder service =
        ServerServiceDefinition.builder(descriptor.build()).addMethod(subscribe, this::subscribe);
    for (ServerMethodDefinition<?, ?> method : generated.getMethods()) {
      if (!isSubscribe(method)) {
        service.addMethod(method);
      }
    }
    return service.build();
  }

  private static boolean isSubscribe(ServerMethodDefinition<?, ?> method) {
    return method
        .getMethodDescriptor()
        .getFullMethodName()
        .equals(gNMIGrpc.getSubscribeMethod().getFullMethodName());
  }

  private ServerCall.Listener<SubscribeRequest> subscribe(
      ServerCall<SubscribeRequest, Frame> call, Metadata headers) {
    SubscribeCall subscribeCall = new SubscribeCall(backend, endpoint, call);
    subscribeCall.start();
    return subscribeCall;
  }

  /** The methods with one answer. */
  private final class Unary extends gNMIGrpc.gNMIImplBase {

    @Override
    public void capabilities(CapabilityRequest request, StreamObserver<CapabilityResponse> answer) {
      answer(answer, () -> new CapabilitiesCall(backend, endpoint).answer(request));
    }

    @Override
    public void get(GetRequest request, StreamObserver<GetResponse> answer) {
      answer(answer, () -> new GetCall(backend, endpoint).answer(request));
    }

    @Override
    public void set(SetRequest request, StreamObserver<SetResponse> answer) {
      answerLater(answer, () -> new SetCall(backend, endpoint).answer(request));
    }
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    answerLater(observer, () -> CompletableFuture.completedFuture(work.get()));
  }

  private static <T> void answerLater(
      StreamObserver<T> observer, Supplier<CompletionStage<T>> work) {
    CompletionStage<T> pending;
    try {
      pending = work.get();
    } catch (RuntimeException e) {
      observer.onError(Statuses.of(e).asRuntimeException());
      return;
    }
    pending.whenComplete((answer, failure) -> {
      if (failure == null) {
        observer.onNext(answer);
        observer.onCompleted();
      } else {
        observer.onError(Statuses.of(failure).asRuntimeException());
      }
    });
  }
}

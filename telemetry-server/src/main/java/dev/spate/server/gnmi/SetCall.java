package dev.spate.server.gnmi;

import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.UpdateResult;
import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.Target;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * One Set RPC (section 3.4): checks all operations, then hands them to the device's source as one, and answers when config and
 * state are published. The first operation that is wrong gives the RPC its status.
 */
final class SetCall {

  private final GnmiBackend backend;
  private final Endpoint endpoint;

  SetCall(GnmiBackend backend, Endpoint endpoint) {
    this.backend = backend;
    this.endpoint = endpoint;
  }

  /** Completes exceptionally with a {@link StatusRuntimeException} if nothing was changed. */
  CompletionStage<SetResponse> answer(SetRequest request) {
    CompletionStage<SetResponse> pending;
    try {
      pending = carryOut(request);
    } catch (RuntimeException e) {
      pending = CompletableFuture.failedFuture(e);
    }
    return pending.whenComplete((answer, failure) ->
        backend.metrics().increment(failure == null ? Metric.SETS_APPLIED : Metric.SETS_REFUSED));
  }

  private CompletionStage<SetResponse> carryOut(SetRequest request) {
    Extensions extensions = Extensions.withoutDepth("Set", request.getExtensionList());
    refuseUnionReplace(request);
    RequestPaths.requireFew("delete, replace and update", operations(request));
    boolean empty = operations(request) == 0;
    if (empty && extensions.arbitration() == null) {
      return CompletableFuture.completedFuture(answer(request, now()));
    }
    Target target = target(request.getPrefix().getTarget());
    if (extensions.arbitration() != null) {
      refuse(target.name(), dev.spate.path.Path.ROOT); // it would keep others from the whole device
      backend.arbitration().accept(target.name(), extensions.arbitration());
    }
    if (empty) {
      return CompletableFuture.completedFuture(answer(request, now()));
    }
    if (target.isReadOnly()) {
      throw Statuses.unimplemented("target \"%s\" is read-only".formatted(target.name()));
    }
    List<Change> changes = new SetReader(
            backend.store().schema(), path -> refuse(target.name(), path))
        .changes(request);
    return backend.store().set(target.name(), changes).handle((timestampNanos, failure) -> {
      if (failure != null) {
        throw refusal(request, failure);
      }
      return answer(request, timestampNanos);
    });
  }

  private static void refuseUnionReplace(SetRequest request) {
    if (request.getUnionReplaceCount() > 0) {
      if (operations(request) > 0) {
        throw Statuses.invalid(
            "union_replace beside delete, replace or update: it replaces the whole configuration, so send it alone");
      }
      throw Statuses.unimplemented("union_replace is not supported: use replace");
    }
  }

  private static int operations(SetRequest request) {
    return request.getDeleteCount() + request.getReplaceCount() + request.getUpdateCount();
  }

  private long now() {
    return backend.store().time().epochNanos();
  }

  private Target target(String prefixTarget) {
    String name = endpoint.queried(prefixTarget);
    if (name == null) {
      throw Statuses.invalid(
          "prefix.target is \"%s\": Set takes the name of one device".formatted(prefixTarget));
    }
    Query all = new Query(name, dev.spate.path.Path.ROOT, LeafFilter.ALL, ReadScope.ALL);
    QueryCheck.all(backend.reads(), "", Map.of("prefix", all));
    return backend
        .store()
        .target(name)
        .orElseThrow(() -> Statuses.notFound("prefix.target: \"%s\" is gone".formatted(name)));
  }

  private void refuse(String target, dev.spate.path.Path path) {
    backend.access().refuseSet(endpoint.caller(), target, path).ifPresent(reason -> {
      throw Status.PERMISSION_DENIED.withDescription(reason).asRuntimeException();
    });
  }

  private static StatusRuntimeException refusal(SetRequest request, Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    if (cause instanceof SetException refused) {
      String field =
          refused.operation() < 0 ? "" : SetReader.field(request, refused.operation()) + ": ";
      return Statuses.of(refused.kind())
          .withDescription(field + refused.getMessage())
          .asRuntimeException();
    }
    return Statuses.of(cause).asRuntimeException();
  }

  private static SetResponse answer(SetRequest request, long timestampNanos) {
    SetResponse.Builder answer = SetResponse.newBuilder().setTimestamp(timestampNanos);
    if (request.hasPrefix()) {
      answer.setPrefix(request.getPrefix());
    }
    for (Path path : request.getDeleteList()) {
      add(answer, path, UpdateResult.Operation.DELETE);
    }
    for (Update update : request.getReplaceList()) {
      add(answer, update.getPath(), UpdateResult.Operation.REPLACE);
    }
    for (Update update : request.getUpdateList()) {
      add(answer, update.getPath(), UpdateResult.Operation.UPDATE);
    }
    return answer.build();
  }

  private static void add(SetResponse.Builder answer, Path path, UpdateResult.Operation operation) {
    answer.addResponse(UpdateResult.newBuilder().setPath(path).setOp(operation));
  }
}

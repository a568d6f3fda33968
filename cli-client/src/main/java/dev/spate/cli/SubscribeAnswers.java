package dev.spate.cli;

import static java.util.Objects.requireNonNull;

import com.github.gnmi.proto.Poll;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import dev.spate.cli.format.AnswerPrinter;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Prints the answers of a Subscribe as they come. gRPC hands over the next one when the one before is printed, so a slow terminal
 * slows the server down instead of filling memory.
 */
final class SubscribeAnswers
    implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {

  private static final SubscribeRequest POLL =
      SubscribeRequest.newBuilder().setPoll(Poll.getDefaultInstance()).build();

  private final AnswerPrinter printer;
  private final Output out;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Semaphore syncs = new Semaphore(0);

  /** Guards that nothing is sent on a call that was cancelled, which gRPC takes amiss. */
  private final Object lock = new Object();

  private volatile boolean updated;
  private @Nullable ClientCallStreamObserver<SubscribeRequest> call;

  SubscribeAnswers(AnswerPrinter printer, Output out) {
    this.printer = printer;
    this.out = out;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SubscribeRequest> started) {
    call = started;
  }

  @Override
  public void onNext(SubscribeResponse response) {
    try {
      updated |= response.hasUpdate();
      String text = printer.subscribe(response);
      if (!text.isEmpty() && !out.print(text)) {
        cancel("nobody reads the output any more", null);
      }
    } catch (IllegalArgumentException e) {
      cancel("an answer makes no sense", e);
    }
    if (response.getSyncResponse()) {
      syncs.release();
    }
  }

  /** Polls once more; nothing if the RPC has ended. */
  void poll() {
    synchronized (lock) {
      if (!ended.isDone()) {
        call().onNext(POLL);
      }
    }
  }

  /** Tells the server that this was the last poll. */
  void halfClose() {
    synchronized (lock) {
      if (!ended.isDone()) {
        call().onCompleted();
      }
    }
  }

  /** Ends the RPC from here: well, or with a failure. */
  void cancel(String why, @Nullable RuntimeException failure) {
    synchronized (lock) {
      if (failure == null) {
        ended.complete(null);
      } else {
        ended.completeExceptionally(failure);
      }
      call().cancel(why, failure);
    }
  }

  private ClientCallStreamObserver<SubscribeRequest> call() {
    return requireNonNull(call, "started");
  }

  @Override
  public void onError(Throwable failure) {
    ended.completeExceptionally(failure);
    syncs.release();
  }

  @Override
  public void onCompleted() {
    ended.complete(null);
    syncs.release();
  }

  /** Waits for the next sync_response; false if the RPC has ended. */
  boolean awaitSync() throws InterruptedException {
    syncs.acquire();
    return !ended.isDone();
  }

  /** Whether any answer held values, or told that some are gone. */
  boolean updated() {
    return updated;
  }

  /** Waits for the end of the RPC, and throws what made it fail. */
  void await() {
    try {
      ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}

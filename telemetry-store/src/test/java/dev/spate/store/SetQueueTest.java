package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SetQueueTest {

  private static final List<Change> CHANGES =
      List.of(new Change.Delete(0, Path.parse("/interfaces")));

  private final List<CompletableFuture<Long>> asked = new ArrayList<>();
  private final SetQueue queue = new SetQueue("router1", (target, changes) -> {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    asked.add(answer);
    return answer;
  });

  @Test
  void sets_ofOneTargetTakeTurns() {
    CompletableFuture<Long> first = queue.set(CHANGES);
    CompletableFuture<Long> second = queue.set(CHANGES);
    assertThat(asked).hasSize(1);

    asked.get(0).complete(7L);

    assertThat(first).isCompletedWithValue(7L);
    assertThat(second).isNotDone();
    assertThat(asked).hasSize(2);
  }

  @Test
  void aRefusedSet_letsTheNextOneTry() {
    CompletableFuture<Long> first = queue.set(CHANGES);
    CompletableFuture<Long> second = queue.set(CHANGES);

    asked.get(0).completeExceptionally(new SetException(SetException.Kind.ABORTED, 0, "no"));
    asked.get(1).complete(8L);

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedWithValue(8L);
  }

  @Test
  void aHandlerThatThrows_refusesItsSetAlone() {
    SetQueue broken = new SetQueue("router1", (target, changes) -> {
      throw new IllegalStateException("broken");
    });

    assertThat(broken.set(CHANGES)).isCompletedExceptionally();
    assertThat(broken.set(CHANGES)).isCompletedExceptionally();
  }

  @Test
  void aHandlerThatBreaks_holdsUpNoLaterSet() {
    AtomicBoolean broken = new AtomicBoolean(true);
    SetQueue mended = new SetQueue("router1", (target, changes) -> {
      if (broken.getAndSet(false)) {
        throw new StackOverflowError();
      }
      return CompletableFuture.completedFuture(7L);
    });

    assertThat(mended.set(CHANGES)).isCompletedExceptionally();
    assertThat(mended.set(CHANGES)).isCompletedWithValue(7L);
  }

  @Test
  void moreThanTheQueueHolds_isRefused() {
    for (int i = 0; i <= SetQueue.MAX_WAITING; i++) {
      assertThat(queue.set(CHANGES)).isNotDone();
    }

    assertThat(queue.set(CHANGES))
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("try again later");
  }

  @Test
  void aTargetWithoutAHandler_isReadOnly() {
    SetQueue readOnly = new SetQueue("host", null);

    assertThat(readOnly.isReadOnly()).isTrue();
    assertThat(readOnly.set(CHANGES)).isCompletedExceptionally();
  }
}

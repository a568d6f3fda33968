package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.subscription.Outlet;
import org.jspecify.annotations.Nullable;

/**
 * What STREAM makes of its subscription. A round brings the interface's status, and then, as the tree has it, its counters; these
 * are the answer. An interface without counters is answered for by its status.
 */
final class Watch implements Outlet<News> {

  private final String name;
  private final InterfaceName asked;
  private final Answers answers;
  private final Runnable end;
  private boolean answered;
  private boolean counted;
  private News.@Nullable Status status;

  /**
   * Answers until the interface is disabled or removed.
   *
   * @param name as the client spelt it
   * @param end ends the call
   */
  Watch(String name, InterfaceName asked, Answers answers, Runnable end) {
    this.name = name;
    this.asked = asked;
    this.answers = answers;
    this.end = end;
  }

  @Override
  public boolean isReady() {
    return answers.isReady();
  }

  @Override
  public void send(News news) {
    try {
      tell(news);
    } catch (Refusal refusal) {
      endBy(refusal);
    }
  }

  private void tell(News news) throws Refusal {
    if (news instanceof News.Removed) {
      throw Interfaces.removed(asked);
    } else if (news instanceof News.Counts counts) {
      counted = true;
      answer(counts.counters());
    } else if (news instanceof News.Status now) {
      Interfaces.requireEnabled(asked, now);
      status = now;
      // In the first round the counters may still come.
      if (answered && !counted) {
        answer(uncounted(now));
      }
    }
  }

  /** The end of the first round. */
  @Override
  public void sync() {
    if (answered) {
      return;
    }
    if (status == null) {
      endBy(Interfaces.removed(asked));
    } else {
      answer(uncounted(status));
    }
  }

  private void answer(InterfaceCounters counters) {
    answered = true;
    answers.counters(name, counters);
  }

  private static InterfaceCounters uncounted(News.Status status) {
    return InterfaceCounters.newBuilder().setTimestamp(status.timestampNanos()).build();
  }

  private void endBy(Refusal refusal) {
    answers.endWith(refusal);
    end.run();
  }

  @Override
  public void complete() {
    end.run();
  }

  @Override
  public void fail(RuntimeException cause) {
    answers.fail(cause);
  }

  /** Each call is served by itself: at its intervals there is nothing to gain by serving a connection's together. */
  @Override
  public Object connection() {
    return this;
  }
}

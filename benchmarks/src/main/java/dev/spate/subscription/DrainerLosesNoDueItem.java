package dev.spate.subscription;

import dev.spate.metrics.Metrics;
import dev.spate.time.TimeSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Items are put among what is due by two threads, and taken by the drainer, at once: an item is lost, or done twice.
 *
 * <p>The results are how often each was done.
 */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Each once")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, or done twice")
@State
public class DrainerLosesNoDueItem {

  private static final Metrics METRICS = new Metrics();

  private final Drainer drainer = new Drainer(0, TimeSource.system(), METRICS);
  private final Item first = new Item();
  private final Item second = new Item();
  private final Item third = new Item();

  @Actor
  public void source() {
    drainer.due(first);
    drainer.due(second);
  }

  @Actor
  public void otherSourceThenDrainer() {
    drainer.due(third);
    drainer.pass();
  }

  @Arbiter
  public void howOftenDone(III_Result r) {
    drainer.pass();
    r.r1 = first.done;
    r.r2 = second.done;
    r.r3 = third.done;
  }

  private static final class Item extends DueItem {
    private int done;

    @Override
    void run() {
      done++;
    }
  }
}

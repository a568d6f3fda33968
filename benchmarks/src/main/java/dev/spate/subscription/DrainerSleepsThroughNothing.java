package dev.spate.subscription;

import dev.spate.metrics.Metrics;
import dev.spate.time.TimeSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * An item becomes due just as the drainer goes to sleep: the drainer has not seen the item, the other thread has not seen that
 * it sleeps and does not wake it. A timer then ends the sleep here; without one it would last for ever.
 *
 * <p>The result is whether the item was done late.
 */
@JCStressTest
@Outcome(id = "false", expect = Expect.ACCEPTABLE, desc = "Awake, or woken")
@Outcome(expect = Expect.FORBIDDEN, desc = "Slept although something was due")
@State
public class DrainerSleepsThroughNothing {

  private static final long LONG_NANOS = 2_000_000_000;
  private static final Metrics METRICS = new Metrics();

  private final Drainer drainer = new Drainer(0, TimeSource.system(), METRICS);
  private volatile boolean put;
  private boolean late;

  private final DueItem item = new DueItem() {
    @Override
    void run() {
      drainer.stop();
    }
  };

  @Actor
  public void source() {
    drainer.due(item);
    put = true;
  }

  @Actor
  public void drainer(Z_Result r) {
    drainer.timers().every(LONG_NANOS, System.nanoTime(), missed -> late |= put);
    drainer.run();
    r.r1 = late;
  }
}

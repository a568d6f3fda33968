package dev.spate.store;

import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A copy of the recent past of a group whose ring is full has a sample overwritten under it: one out of order, or with the time of
 * one sample and the number of another.
 *
 * <p>The result is how many samples were overwritten before the copy, or −1 if it has a gap.
 */
@JCStressTest
@Outcome(
    id = {"0", "1", "2"},
    expect = Expect.ACCEPTABLE,
    desc = "All samples, each a second after the one before")
@Outcome(expect = Expect.FORBIDDEN, desc = "Samples overwritten while they were copied")
@State
public class RecentSamplesAreWhole {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final Path CONTAINER = Path.parse("/interfaces/interface[name=eth0]/state");
  private static final Store STORE =
      new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private static final Target ROUTER1 = STORE.claim("router1", true, null);
  private static final Shape SHAPE = ROUTER1.group(CONTAINER, List.of("mtu")).shape();

  private final Group group = new Group(ROUTER1, CONTAINER, SHAPE, false, new RecentRing(SHAPE));
  private final LeafValues values = group.newValues();

  public RecentSamplesAreWhole() {
    for (int second = 0; second < RecentRing.CAPACITY; second++) {
      publish(second);
    }
  }

  @Actor
  public void source() {
    publish(RecentRing.CAPACITY);
    publish(RecentRing.CAPACITY + 1);
  }

  @Actor
  public void reader(I_Result r) {
    RecentSamples samples = group.recent(RecentRing.CAPACITY).orElseThrow();
    long first = samples.number(0, 0);
    r.r1 = samples.size() == RecentRing.CAPACITY ? (int) first : -1;
    for (int i = 0; i < samples.size(); i++) {
      if (samples.number(i, 0) != first + i
          || samples.timestampNanos(i) != (first + i) * SECOND_NANOS) {
        r.r1 = -1;
      }
    }
  }

  private void publish(long second) {
    values.setNumber(0, second);
    group.publish(second * SECOND_NANOS, values);
  }
}

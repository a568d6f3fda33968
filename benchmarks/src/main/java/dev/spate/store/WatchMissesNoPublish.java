package dev.spate.store;

import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/**
 * A publish that runs while a watcher is being registered is neither announced to the watcher nor in what the watcher reads after
 * its registration: the change would be lost.
 *
 * <p>The results are whether the second publish was announced, and which publish the watcher read.
 */
@JCStressTest
@Outcome(id = "false, 2", expect = Expect.ACCEPTABLE, desc = "Published before the watcher came")
@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "Published after the watcher read")
@Outcome(id = "true, 2", expect = Expect.ACCEPTABLE, desc = "Read, and announced once too often")
@Outcome(expect = Expect.FORBIDDEN, desc = "Neither announced nor read")
@State
public class WatchMissesNoPublish {

  private static final Path CONTAINER = Path.parse("/interfaces/interface[name=eth0]/state");
  private static final Store STORE =
      new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private static final Target ROUTER1 = STORE.claim("router1", true, null);
  private static final Shape SHAPE = ROUTER1.group(CONTAINER, List.of("mtu")).shape();

  private final Group group = new Group(ROUTER1, CONTAINER, SHAPE, false, null);
  private final LeafValues values = group.newValues();
  private final GroupReading reading = group.newReading();
  private boolean announced;

  private final Watcher watcher = new Watcher() {
    @Override
    public int born(Group born, long mask) {
      return 0;
    }

    @Override
    public void changed(int slot) {
      announced = true;
    }

    @Override
    public void removed(int slot) {}
  };

  public WatchMissesNoPublish() {
    publish(1);
  }

  @Actor
  public void source() {
    publish(2);
  }

  @Actor
  public void subscriber(ZJ_Result r) {
    group.addWatch(watcher, SHAPE.all(), true);
    group.read(reading);
    r.r2 = reading.values().number(0);
  }

  @Arbiter
  public void whetherAnnounced(ZJ_Result r) {
    r.r1 = announced;
  }

  private void publish(long k) {
    values.setNumber(0, k);
    group.publish(k, values);
  }
}

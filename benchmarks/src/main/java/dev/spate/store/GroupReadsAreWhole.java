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
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A reading mixes two publishes: a number of one, an object of the other, or a timestamp, a change count or the set of present
 * leaves that belongs to neither. Or a later reading shows an earlier publish.
 *
 * <p>The results are which publish each of two readings showed; 0 is none yet, −1 a mixture.
 */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
    expect = Expect.ACCEPTABLE,
    desc = "One publish each, never an earlier one later")
@Outcome(expect = Expect.FORBIDDEN, desc = "A mixture of publishes, or time ran backwards")
@State
public class GroupReadsAreWhole {

  private static final Path CONTAINER = Path.parse("/interfaces/interface[name=eth0]/state");
  private static final Store STORE =
      new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private static final Target ROUTER1 = STORE.claim("router1", true, null);
  private static final Shape SHAPE = ROUTER1
      .group(CONTAINER, List.of("mtu", "ifindex", "last-change", "name", "description"))
      .shape();
  private static final int NUMBERS = 3;

  /** Has a value in odd publishes only. */
  private static final int DESCRIPTION = 4;

  private static final String[] NAMES = {"never", "first", "second"};

  private final Group group = new Group(ROUTER1, CONTAINER, SHAPE, false, null);
  private final LeafValues values = group.newValues();
  private final GroupReading reading = group.newReading();

  @Actor
  public void source() {
    publish(1);
    publish(2);
  }

  @Actor
  public void reader(II_Result r) {
    r.r1 = publishRead();
    r.r2 = publishRead();
  }

  private void publish(int k) {
    values.clear();
    for (int i = 0; i < NUMBERS; i++) {
      values.setNumber(i, k);
    }
    values.setReference(NUMBERS, NAMES[k]);
    if (k % 2 == 1) {
      values.setReference(DESCRIPTION, NAMES[k]);
    }
    group.publish(k, values);
  }

  private int publishRead() {
    return group.read(reading) ? isWhole((int) reading.timestampNanos()) : 0;
  }

  private int isWhole(int k) {
    LeafValues read = reading.values();
    boolean whole = reading.version() == 2L * k
        && read.reference(NUMBERS) == NAMES[k]
        && reading.changes(NUMBERS) == k
        && read.isPresent(DESCRIPTION) == (k % 2 == 1)
        && read.reference(DESCRIPTION) == (k % 2 == 1 ? NAMES[k] : null)
        && reading.changes(DESCRIPTION) == k;
    for (int i = 0; i < NUMBERS; i++) {
      whole &= read.isPresent(i) && read.number(i) == k && reading.changes(i) == k;
    }
    return whole ? k : -1;
  }
}

package dev.spate.subscription;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * One of two writers' appends is lost, or a reader at a cursor is given an entry that is not the cursor's.
 *
 * <p>The results are what the second writer found at the first place, −1 for nothing yet, then what stands at the first and the
 * second.
 */
@JCStressTest
@Outcome(
    id = {"-1, 3, 4", "-1, 4, 3", "3, 3, 4", "4, 4, 3"},
    expect = Expect.ACCEPTABLE,
    desc = "Both appends, and not yet or the first of them")
@Outcome(expect = Expect.FORBIDDEN, desc = "An append that is lost, or in another's place")
@State
public class RingKeepsEachAppend {

  private final ChangeRing ring = new ChangeRing(8);

  @Actor
  public void source1() {
    ring.append(3);
  }

  @Actor
  public void source2AndReader(III_Result r) {
    ring.append(4);
    r.r1 = ring.read(0);
  }

  @Arbiter
  public void whatStands(III_Result r) {
    r.r2 = ring.read(0);
    r.r3 = ring.read(1);
  }
}

package dev.spate.subscription;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A writer that took its place and then stalled for a whole lap puts its old entry over a newer one. Readers of the newer lap would
 * wait at that place for ever.
 *
 * <p>The results are what stands at the place that both laps share, seen from the first lap and from the second.
 */
@JCStressTest
@Outcome(
    id = {"-2, 3", "-2, 4"},
    expect = Expect.ACCEPTABLE,
    desc = "The first lap was overtaken, the second is there")
@Outcome(expect = Expect.FORBIDDEN, desc = "The older entry hides the newer")
@State
public class RingOutlivesAStalledSource {

  private final ChangeRing ring = new ChangeRing(8);

  @Actor
  public void stallingSource() {
    ring.append(3);
  }

  @Actor
  public void busySource() {
    for (int i = 0; i < ring.capacity(); i++) {
      ring.append(4);
    }
  }

  @Arbiter
  public void whatStands(II_Result r) {
    r.r1 = ring.read(0);
    r.r2 = ring.read(ring.capacity());
  }
}

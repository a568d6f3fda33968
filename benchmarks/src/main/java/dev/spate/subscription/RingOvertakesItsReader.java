package dev.spate.subscription;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A reader whose entry is overwritten by the next lap takes the new entry for its own, or waits for it as if nothing had come:
 * it must be told that it was overtaken, or it would miss what was overwritten.
 *
 * <p>The results are what the reader found in its place, twice; −2 is overtaken.
 */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, -2", "-2, -2"},
    expect = Expect.ACCEPTABLE,
    desc = "Its own entry until it is overtaken")
@Outcome(expect = Expect.FORBIDDEN, desc = "Another lap's entry, or none")
@State
public class RingOvertakesItsReader {

  private final ChangeRing ring = new ChangeRing(8);

  public RingOvertakesItsReader() {
    for (int i = 0; i < ring.capacity(); i++) {
      ring.append(i % 8);
    }
  }

  @Actor
  public void source() {
    ring.append(7);
  }

  @Actor
  public void reader(II_Result r) {
    r.r1 = ring.read(0);
    r.r2 = ring.read(0);
  }
}

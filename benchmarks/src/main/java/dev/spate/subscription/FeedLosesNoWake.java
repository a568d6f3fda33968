package dev.spate.subscription;

import dev.spate.store.Group;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A source publishes while a drainer, which has just drained all, arms its feed: the source finds the feed not yet armed, the
 * drainer finds nothing new in the ring, and the client is never told.
 *
 * <p>The result is what the client was told after its initial set: the drainer is at work on 2 when 3 is published.
 */
@JCStressTest
@Outcome(
    id = {"23", "3"},
    expect = Expect.ACCEPTABLE,
    desc = "Told of the last value")
@Outcome(expect = Expect.FORBIDDEN, desc = "Never told of the last value")
@State
public class FeedLosesNoWake {

  private final Scene scene = new Scene();
  private final Group eth0 = scene.birth(0);

  public FeedLosesNoWake() {
    Scene.publish(eth0, 1);
    scene.follow();
    Scene.publish(eth0, 2);
  }

  @Actor
  public void source() {
    Scene.publish(eth0, 3);
  }

  @Actor
  public void drainer() {
    scene.delivery.runDue();
  }

  @Arbiter
  public void whatWasTold(L_Result r) {
    r.r1 = scene.told();
  }
}

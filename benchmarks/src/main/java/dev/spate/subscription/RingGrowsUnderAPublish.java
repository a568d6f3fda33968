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
 * The birth of a ninth interface replaces the selection's ring by a longer one while another interface is published: the change is
 * appended to the old ring, which nobody reads any more.
 *
 * <p>The result is what the client was told after its initial set.
 */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Told of the change once")
@Outcome(expect = Expect.FORBIDDEN, desc = "Never told, or twice")
@State
public class RingGrowsUnderAPublish {

  private final Scene scene = new Scene();
  private final Group eth0 = scene.birth(0);

  public RingGrowsUnderAPublish() {
    Scene.publish(eth0, 1);
    for (int i = 1; i < 8; i++) {
      scene.birth(i);
    }
    scene.follow();
  }

  @Actor
  public void source() {
    Scene.publish(eth0, 2);
  }

  @Actor
  public void otherSourceThenDrainer() {
    scene.birth(8);
    scene.delivery.runDue();
  }

  @Arbiter
  public void whatWasTold(L_Result r) {
    r.r1 = scene.told();
  }
}

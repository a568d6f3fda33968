package dev.spate.subscription;

import dev.spate.store.Group;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A stream opens on a feed just as a source wakes the feed: armed anew while it is among the due items, the feed would be put there
 * a second time, and cut off what was due behind it, here the feed of another interface.
 *
 * <p>The results are how many streams were told of the first interface's publish (an old one and the one that opens), and of the
 * second's.
 */
@JCStressTest
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "All were told")
@Outcome(expect = Expect.FORBIDDEN, desc = "Somebody was cut off")
@State
public class OpeningStreamCutsNobodyOff {

  private final Scene scene = new Scene();
  private final Group eth0 = scene.birth(0);
  private final Group eth1 = scene.birth(1);

  public OpeningStreamCutsNobodyOff() {
    Scene.publish(eth0, 1);
    Scene.publish(eth1, 3);
    scene.open(0);
    scene.open(1);
    scene.delivery.runDue();
    scene.open(0);
  }

  @Actor
  public void source() {
    Scene.publish(eth1, 4);
    Scene.publish(eth0, 2);
  }

  @Actor
  public void drainer() {
    scene.delivery.runDue();
  }

  @Arbiter
  public void howManyWereTold(II_Result r) {
    String told = scene.told();
    r.r1 = (int) told.chars().filter(mtu -> mtu == '2').count();
    r.r2 = (int) told.chars().filter(mtu -> mtu == '4').count();
  }
}

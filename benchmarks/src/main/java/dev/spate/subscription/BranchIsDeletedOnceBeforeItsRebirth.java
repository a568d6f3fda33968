package dev.spate.subscription;

import dev.spate.path.Path;
import dev.spate.store.Group;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A branch of two groups is deleted and born again, in the same slots, while its deletion is being told: it is told in two parts, or after
 * the rebirth, or never; or the groups that went are told of once more.
 *
 * <p>The result is what the client was told after its initial set; D is the deleted branch.
 */
@JCStressTest
@Outcome(id = "D22", expect = Expect.ACCEPTABLE, desc = "The branch went, then two groups came")
@Outcome(expect = Expect.FORBIDDEN, desc = "A delete that is missing, doubled or late")
@State
public class BranchIsDeletedOnceBeforeItsRebirth {

  private static final Path INTERFACES = Path.parse("/interfaces");

  private final Scene scene = new Scene();

  public BranchIsDeletedOnceBeforeItsRebirth() {
    birth(1);
    scene.follow();
  }

  @Actor
  public void source() {
    scene.router1.delete(INTERFACES, 2);
    birth(2);
  }

  @Actor
  public void drainer() {
    scene.delivery.runDue();
  }

  @Arbiter
  public void whatWasTold(L_Result r) {
    r.r1 = scene.told();
  }

  private void birth(long mtu) {
    Group eth0 = scene.birth(0);
    Group eth1 = scene.birth(1);
    Scene.publish(eth0, mtu);
    Scene.publish(eth1, mtu);
  }
}

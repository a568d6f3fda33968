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
 * A branch of two groups, one of which has just changed, is deleted and born again in the same slots while its deletion is being
 * told: it is told in two parts, or after the rebirth, or never; or the change is told after it.
 *
 * <p>The result is what the client was told after its initial set; D is the deleted branch.
 */
@JCStressTest
@Outcome(
    id = {"D33", "2D33"},
    expect = Expect.ACCEPTABLE,
    desc = "One changed or not yet, the branch went, then both came")
@Outcome(expect = Expect.FORBIDDEN, desc = "A delete that is missing, doubled or late")
@State
public class BranchIsDeletedOnceBeforeItsRebirth {

  private static final Path INTERFACES = Path.parse("/interfaces");

  private final Scene scene = new Scene();
  private final Group eth1;

  public BranchIsDeletedOnceBeforeItsRebirth() {
    Scene.publish(scene.birth(0), 1);
    eth1 = scene.birth(1);
    Scene.publish(eth1, 1);
    scene.follow();
  }

  @Actor
  public void source() {
    Scene.publish(eth1, 2);
    scene.router1.delete(INTERFACES, 2);
    Scene.publish(scene.birth(0), 3);
    Scene.publish(scene.birth(1), 3);
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

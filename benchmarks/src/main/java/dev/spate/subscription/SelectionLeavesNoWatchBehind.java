package dev.spate.subscription;

import dev.spate.store.Group;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * A group is born while the last subscriber of its selection leaves: it would tell a selection that nobody reads of every change, and
 * hold it in memory, for the rest of its life.
 *
 * <p>The result is how often the selection was told.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The group watches for nobody")
@Outcome(expect = Expect.FORBIDDEN, desc = "A selection that ended is told of changes")
@State
public class SelectionLeavesNoWatchBehind {

  private final Scene scene = new Scene();
  private final Selection selection = new Selection(Scene.INTERFACES, true, 0);
  private @Nullable Group eth0;

  public SelectionLeavesNoWatchBehind() {
    scene.store.watch(Scene.INTERFACES, true, selection);
  }

  @Actor
  public void source() {
    eth0 = scene.birth(0);
  }

  @Actor
  public void lastSubscriber() {
    selection.leave(scene.store);
  }

  @Arbiter
  public void howOftenTold(J_Result r) {
    Scene.publish(Objects.requireNonNull(eth0), 1);
    r.r1 = selection.ring().tail();
  }
}

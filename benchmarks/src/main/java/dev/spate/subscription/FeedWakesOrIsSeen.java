package dev.spate.subscription;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * The heart of {@link FeedLosesNoWake}, alone: a change is appended and then looks whether the feed is armed, while the drainer arms the
 * feed and then looks for a change. If neither sees the other, nobody wakes the drainer.
 *
 * <p>The result is whether the feed became due.
 */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "One of the two made it due")
@Outcome(expect = Expect.FORBIDDEN, desc = "The change is in the ring, and the feed sleeps")
@State
public class FeedWakesOrIsSeen {

  private final Selection selection;
  private final Feed feed;

  public FeedWakesOrIsSeen() {
    Scene scene = new Scene();
    Scene.publish(scene.birth(0), 1);
    ClientStream<?> stream = scene.follow();
    selection = scene.delivery.selections().acquire(Scene.INTERFACES, true);
    feed = selection.feed(stream.drainer());
    feed.wake(); // disarmed, the only one in the list of due items, and so without a next
  }

  @Actor
  public void source() {
    selection.changed(0);
  }

  @Actor
  public void drainer() {
    feed.rest();
  }

  @Arbiter
  public void whetherDue(Z_Result r) {
    r.r1 = feed.next != null; // put in once more, before itself
  }
}

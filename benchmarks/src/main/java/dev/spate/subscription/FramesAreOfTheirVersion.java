package dev.spate.subscription;

import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A frame that another thread encoded meanwhile is handed out for a version that it is not of: a stream would be sent an older or a
 * newer value than the one it takes as told. Two drainers share the frames of a group that is being published.
 *
 * <p>The results are whether each drainer's frame was of what it had read.
 */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "Each its own version")
@Outcome(expect = Expect.FORBIDDEN, desc = "A frame of another version")
@State
public class FramesAreOfTheirVersion {

  private static final FrameEncoder<Long> ENCODER =
      delta -> delta.reading().values().number(0);

  private final Group eth0 = new Scene().birth(0);

  public FramesAreOfTheirVersion() {
    Scene.publish(eth0, 1);
  }

  @Actor
  public void drainerAndSource(ZZ_Result r) {
    boolean before = frameIsOfItsVersion();
    Scene.publish(eth0, 2);
    r.r1 = before & frameIsOfItsVersion();
  }

  @Actor
  public void drainer(ZZ_Result r) {
    boolean before = frameIsOfItsVersion();
    r.r2 = before & frameIsOfItsVersion();
  }

  private boolean frameIsOfItsVersion() {
    GroupReading reading = eth0.newReading();
    eth0.read(reading);
    Delta delta = new Delta();
    delta.of(eth0, reading);
    delta.update(0, 0);
    Long frame = FrameCache.find(ENCODER, delta);
    if (frame == null) {
      frame = ENCODER.encode(delta);
      FrameCache.add(ENCODER, delta, frame);
    }
    return frame == reading.values().number(0);
  }
}

package dev.spate.benchmarks.server;

import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The network as a source of a server: publishes when it is told to. */
final class LoadSource implements Source, Schedule.Publish {

  private final Network network;
  private final long firstNanos;
  private final Group[] groups;
  private final LeafValues[] buffers;
  private final List<Target> targets = new ArrayList<>();
  private volatile long lastUpdateNanos;
  private volatile boolean closed;

  /**
   * Publishes nothing yet.
   *
   * @param firstNanos the timestamp of the initial publish, in nanoseconds since the epoch
   */
  LoadSource(Network network, long firstNanos) {
    this.network = network;
    this.firstNanos = firstNanos;
    this.groups = new Group[network.groups()];
    // Groups of one shape share a buffer; alone, as many shapes as an interface has leaves take
    // turns.
    this.buffers = new LeafValues[network.leaves() / network.leavesOfGroup()];
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String kind() {
    return "load";
  }

  /** Claims the devices and publishes every group once. */
  @Override
  public void start(Store store) {
    for (int device = 0; device < network.devices(); device++) {
      targets.add(store.claim(network.device(device), true, null));
    }
    for (int i = 0; i < groups.length; i++) {
      Target target = targets.get(network.deviceOf(i));
      groups[i] = target.group(network.container(i), network.leafNames(i));
    }
    Arrays.setAll(buffers, i -> groups[i].newValues());
    for (int i = 0; i < groups.length; i++) {
      publish(i, 0, firstNanos);
    }
  }

  @Override
  public void publish(int group, long tick, long timestampNanos) {
    LeafValues values = buffers[group % buffers.length];
    for (int leaf = 0; leaf < network.leavesOfGroup(); leaf++) {
      values.setNumber(leaf, network.value(group, leaf, tick));
    }
    groups[group].publish(timestampNanos, values);
    lastUpdateNanos = timestampNanos;
  }

  @Override
  public SourceStatus status() {
    SourceStatus.State state;
    if (closed) {
      state = SourceStatus.State.STOPPED;
    } else if (lastUpdateNanos == 0) {
      state = SourceStatus.State.STARTING;
    } else {
      state = SourceStatus.State.RUNNING;
    }
    return new SourceStatus(state, lastUpdateNanos, null);
  }

  @Override
  public void close() {
    closed = true;
    targets.forEach(Target::close);
    targets.clear();
  }
}

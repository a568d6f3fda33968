package dev.spate.benchmarks.server;

import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import org.jspecify.annotations.Nullable;

/** One device, {@code idle}, with interfaces {@code eth0}, {@code eth1}, … whose counters are published once and never change. */
final class IdleSource implements Source {

  private static final String DEVICE = "idle";

  private final Network network;
  private volatile long publishedNanos;
  private volatile @Nullable Target target;

  /** @param interfaces how many it has */
  IdleSource(int interfaces, int leaves) {
    this.network = new Network(1, interfaces, leaves, Network.Layout.GROUPED);
  }

  @Override
  public String name() {
    return DEVICE;
  }

  @Override
  public String kind() {
    return "load";
  }

  @Override
  public void start(Store store) {
    Target claimed = store.claim(DEVICE, true, null);
    target = claimed;
    long nowNanos = store.time().epochNanos();
    for (int i = 0; i < network.groups(); i++) {
      Group group = claimed.group(network.container(i), network.leafNames(i));
      LeafValues values = group.newValues();
      for (int leaf = 0; leaf < network.leavesOfGroup(); leaf++) {
        values.setNumber(leaf, network.value(i, leaf, 0));
      }
      group.publish(nowNanos, values);
    }
    publishedNanos = nowNanos;
  }

  @Override
  public SourceStatus status() {
    return new SourceStatus(
        publishedNanos == 0 ? SourceStatus.State.STARTING : SourceStatus.State.RUNNING,
        publishedNanos,
        null);
  }

  @Override
  public void close() {
    Target claimed = target;
    if (claimed != null) {
      claimed.close();
    }
  }
}

package dev.spate.simulator;

import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * A source of many simulated network devices, each a target of its own with the tree of a router or switch under OpenConfig's paths:
 * interfaces and their counters, components, LLDP, system, and its links under the origin {@code spate}.
 *
 * <p>The same configuration gives the same traffic each time. Interface config, hostname and banners can be set. Threads of its own do
 * all the work.
 */
public final class Simulator implements Source {
  private static final String NAME = "simulator";

  private final SimulatorConfig config;
  private volatile @Nullable TickLoop loop;

  public Simulator(SimulatorConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return NAME;
  }

  /** @throws IllegalStateException if the name of a device is taken; nothing has been claimed then */
  @Override
  public void start(Store store) {
    TickLoop started = new TickLoop(config, store);
    loop = started;
    started.start();
  }

  @Override
  public SourceStatus status() {
    TickLoop running = loop;
    return running == null
        ? new SourceStatus(SourceStatus.State.STARTING, 0, null)
        : running.status();
  }

  @Override
  public void close() {
    TickLoop running = loop;
    if (running != null) {
      running.close();
    }
  }
}

package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import java.util.List;

/** Who else is subscribed while a hundred streams are measured. */
enum Neighbours {
  /** 10,000 subscriptions, each to one interface that never changes, and 1,000 to one wildcard over these. */
  IDLE {
    @Override
    List<Load> loads(String host, int port, Traffic traffic) {
      Load each = Load.of(host, port, IDLE_INTERFACES, Requests.everything(traffic))
          .withConnections(100)
          .withRequest(i -> Requests.counters(Traffic.IDLE_DEVICE, "eth" + i, traffic));
      Load wildcard = Load.of(
              host, port, 1_000, Requests.counters(Traffic.IDLE_DEVICE, "*", traffic))
          .withConnections(10);
      return List.of(each, wildcard);
    }
  },
  /** One stream that reads nothing after its sync. */
  SLOW {
    @Override
    List<Load> loads(String host, int port, Traffic traffic) {
      return List.of(Load.of(host, port, 1, Requests.everything(traffic)).withStalled(1));
    }
  };

  static final int IDLE_INTERFACES = 10_000;

  /** What they ask of a server. */
  abstract List<Load> loads(String host, int port, Traffic traffic);
}

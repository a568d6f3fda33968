package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.simulator.traffic.DeviceTraffic;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.List;

/** One link as this device sees it, for the direction that it sends ({@code spate-link}). */
final class LinkTree {
  private static final List<String> STATE =
      List.of("interface", "peer-target", "peer-interface", "latency", "jitter", "loss-ratio");

  private final GroupWriter entry;
  private final GroupWriter state;
  private final int latency;
  private final int jitter;
  private final int lossRatio;

  LinkTree(Target target, String interfaceName, Network.Peer peer) {
    Path path = Paths.link(interfaceName);
    entry = new GroupWriter(target, path, List.of("interface")).text("interface", interfaceName);
    state = new GroupWriter(target, path.child("state"), STATE, GroupOption.RECENT);
    state
        .text("interface", interfaceName)
        .text("peer-target", peer.device())
        .text("peer-interface", peer.name());
    latency = state.at("latency");
    jitter = state.at("jitter");
    lossRatio = state.at("loss-ratio");
  }

  void publishEntry(long timestampNanos) {
    entry.publish(timestampNanos);
  }

  /** Publishes what was last measured; a link that is down has no delay, and loses everything. */
  void publish(DeviceTraffic traffic, int port, long timestampNanos) {
    if (traffic.isUp(port)) {
      state.setDecimal(latency, traffic.latencyMicros(port));
      state.setDecimal(jitter, traffic.jitterMicros(port));
    } else {
      state.setAbsent(latency);
      state.setAbsent(jitter);
    }
    state.setDecimal(lossRatio, traffic.lossRatio(port));
    state.publish(timestampNanos);
  }
}

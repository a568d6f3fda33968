package dev.spate.server.app;

import dev.spate.server.config.ServerConfig;
import dev.spate.server.source.host.HostSource;
import dev.spate.simulator.Simulator;
import dev.spate.spi.Source;
import java.util.ArrayList;
import java.util.List;

/** The sources that come with the server, in the order in which they start. A new one has its lines here. */
final class Catalogue {

  private Catalogue() {}

  /** The sources that a configuration asks for. */
  static List<Source> sources(ServerConfig config) {
    List<Source> sources = new ArrayList<>();
    if (!config.simulator().deviceNames().isEmpty()
        || !config.simulator().generatedNames().isEmpty()) {
      sources.add(new Simulator(config.simulator()));
    }
    if (config.host().enabled()) {
      sources.add(new HostSource(config.host()));
    }
    return sources;
  }
}

package dev.spate.server.app;

import dev.spate.server.config.ConfigLayers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spate server}: what a file says. */
@Command(
    name = "server",
    description = "Serves what a configuration file says; without one, this machine alone.")
final class ServerCommand extends ServeCommand {

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML.")
  private @Nullable Path config;

  @Override
  ConfigLayers layers() {
    // Whoever starts a process wants a browser to reach it; an embedder may have another use for
    // the port.
    ConfigLayers layers = new ConfigLayers().text("spate server", "http: {enabled: true}");
    return config == null ? layers : layers.file(config);
  }
}

package dev.spate.server.app;

import dev.spate.server.config.ConfigLayers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** {@code spate demo}: the same server with a configuration that comes along. */
@Command(name = "demo", description = "Serves a simulated network, and this machine.")
final class DemoCommand extends ServeCommand {

  private static final String FILE = "demo.yaml";

  @Override
  ConfigLayers layers() {
    return demo();
  }

  static ConfigLayers demo() {
    try (InputStream in = DemoCommand.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + FILE + " is missing");
      }
      return new ConfigLayers().text(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + FILE + " cannot be read", e);
    }
  }
}

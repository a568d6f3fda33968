package dev.spate.server.app;

import dev.spate.server.config.LogConfig;
import java.util.Locale;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets logback up for the commands. To be called before the first logger is asked for, as logback then reads its file. */
final class Logging {

  private static final String FILE = "logback.configurationFile";

  private Logging() {}

  static void configure(LogConfig config) {
    String format = config.format().name().toLowerCase(Locale.ROOT);
    System.setProperty("spate.log.level", config.level().name());
    // -Dlogback.configurationFile=… is the operator's own.
    if (System.getProperty(FILE) == null) {
      System.setProperty(FILE, "dev/spate/server/app/logback-" + format + ".xml");
    }
    // gRPC logs by java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}

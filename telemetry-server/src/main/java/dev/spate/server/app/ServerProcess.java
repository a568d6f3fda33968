package dev.spate.server.app;

import dev.spate.server.config.LoadedConfig;
import dev.spate.server.config.LogConfig;
import dev.spate.server.grpc.ListenException;
import dev.spate.server.grpc.Listener;
import dev.spate.spi.SourceStatus.State;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** A server that has a process to itself: it says when it is ready, and runs until a signal ends it. */
final class ServerProcess {

  /** How long its screen waits for the first measurements, so that the commands it names find something. */
  private static final long FIRST_UPDATES_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long POLL_MILLIS = 20;

  private final LoadedConfig loaded;
  private final PrintWriter out;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  ServerProcess(LoadedConfig loaded, PrintWriter out) {
    this.loaded = loaded;
    this.out = out;
  }

  /**
   * Runs until a signal comes.
   *
   * @return the exit code
   */
  int run() throws ListenException, InterruptedException {
    Logger logger = LoggerFactory.getLogger(ServerProcess.class);
    loaded.warnings().forEach(logger::warn);
    end("TERM", ExitCodes.OK);
    end("INT", ExitCodes.INTERRUPTED);
    try (TelemetryServer server =
        TelemetryServer.builder().config(loaded.config()).start()) {
      if (loaded.config().log().format() == LogConfig.Format.TEXT) {
        awaitFirstUpdates(server);
        out.print(ReadyScreen.of(server, Main.elapsed()));
        out.flush();
      } else {
        logger.info("Ready, gateway at {}", Listener.format(server.address()));
      }
      int code = exitCode.join();
      logger.info("Shutting down");
      return code;
    }
  }

  /** The second signal of a kind ends the process at once: somebody does not want to wait. */
  private void end(String signal, int code) {
    Signal.handle(new Signal(signal), received -> {
      if (!exitCode.complete(code)) {
        Runtime.getRuntime().halt(code);
      }
    });
  }

  private void awaitFirstUpdates(TelemetryServer server) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + FIRST_UPDATES_NANOS;
    while (!exitCode.isDone()
        && System.nanoTime() < deadlineNanos
        && server.inventory().sources().stream()
            .anyMatch(source -> source.status().state() == State.STARTING)) {
      Thread.sleep(POLL_MILLIS);
    }
  }
}

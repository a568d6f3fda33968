package dev.spate.server.source.host;

import dev.spate.metrics.Metric;
import dev.spate.server.logging.RepeatedErrors;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.Store;
import dev.spate.store.Target;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves this machine as a read-only device. Samples on a thread of its own; whatever fails is told by {@link #status} and tried
 * again at the next sample.
 */
public final class HostSource implements Source {

  /** How long a sample that is being taken may go on. */
  private static final long CLOSE_SECONDS = 2;

  private final HostConfig config;
  private final Supplier<HostReader> open;
  private final ScheduledExecutorService thread;
  private volatile SourceStatus status = new SourceStatus(State.STARTING, 0, null);

  private @Nullable Target target;
  private @Nullable ScheduledFuture<?> sampling;

  // Of the thread alone, once it runs.
  private @Nullable HostReader reader;
  private @Nullable HostTree tree;

  public HostSource(HostConfig config) {
    this(config, OshiReader::new);
  }

  /**
   * Samples by a reader.
   *
   * @param open gives the reader; asked on the thread, as loading native libraries takes its time
   */
  HostSource(HostConfig config, Supplier<HostReader> open) {
    this.config = config;
    this.open = open;
    this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread daemon = new Thread(task, "spate-host");
      daemon.setDaemon(true);
      return daemon;
    });
  }

  @Override
  public String name() {
    return "host";
  }

  @Override
  public String kind() {
    return "host";
  }

  @Override
  public void start(Store store) {
    Target claimed =
        store.claim(config.name().isEmpty() ? HostName.find() : config.name(), true, null);
    target = claimed;
    Logger logger = LoggerFactory.getLogger(HostSource.class);
    RepeatedErrors errors = new RepeatedErrors(logger, store.time());
    sampling = thread.scheduleAtFixedRate(
        () -> collect(store, claimed, errors),
        0,
        config.interval().toNanos(),
        TimeUnit.NANOSECONDS);
  }

  /** Takes one sample. Never throws: the schedule would end. */
  private void collect(Store store, Target target, RepeatedErrors errors) {
    long now = store.time().epochNanos();
    long last = status.lastUpdateNanos();
    try {
      if (reader == null) {
        reader = open.get();
      }
      HostSample sample = reader.sample();
      if (tree == null) {
        tree = new HostTree(target, reader.facts(), sample);
      }
      tree.publish(sample, now);
      status = new SourceStatus(State.RUNNING, now, null);
    } catch (RuntimeException | LinkageError e) {
      // LinkageError: no native library for this system.
      store.metrics().increment(Metric.COLLECTION_FAILURES);
      status = new SourceStatus(State.FAILED, last, e.toString());
      errors.log("This machine cannot be sampled: " + e, e);
    }
  }

  @Override
  public SourceStatus status() {
    return status;
  }

  @Override
  public void close() {
    if (sampling != null) {
      sampling.cancel(false);
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (target != null) {
      target.close();
    }
    status = new SourceStatus(State.STOPPED, status.lastUpdateNanos(), null);
  }
}

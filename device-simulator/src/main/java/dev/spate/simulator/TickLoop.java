package dev.spate.simulator;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.spi.SourceStatus;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.SetHandler;
import dev.spate.store.Store;
import dev.spate.time.TimeSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that runs a simulation in real time: a tick at each multiple of the tick's length, and Sets in between.
 *
 * <p>A tick that would start late by a whole one or more is skipped and counted, never caught up in a burst. Where the machine's clock
 * is set back, ticks go on from there. Sets wait in a queue that the store bounds: it hands over one a target at a time.
 */
final class TickLoop implements SetHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickLoop.class);

  private final TimeSource time;
  private final Metrics metrics;
  private final long tickNanos;
  private final Simulation simulation;
  private final Thread thread;
  private final BlockingQueue<PendingSet> sets = new LinkedBlockingQueue<>();
  private long nextNanos;
  private volatile long lastNanos;
  private volatile boolean stopping;
  private volatile @Nullable String failure;

  private record PendingSet(String target, List<Change> changes, CompletableFuture<Long> done) {}

  TickLoop(SimulatorConfig config, Store store) {
    time = store.time();
    metrics = store.metrics();
    tickNanos = config.tick().toNanos();
    lastNanos = time.epochNanos();
    nextNanos = nextMultiple(lastNanos);
    simulation = new Simulation(config, store, this, lastNanos);
    thread = new Thread(this::run, "simulator-ticks");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public CompletionStage<Long> set(String target, List<Change> changes) {
    PendingSet set = new PendingSet(target, changes, new CompletableFuture<>());
    sets.add(set);
    if (stopping) {
      refuseWaiting();
    }
    return set.done();
  }

  SourceStatus status() {
    String error = failure;
    State state = error != null ? State.FAILED : stopping ? State.STOPPED : State.RUNNING;
    return new SourceStatus(state, lastNanos, error);
  }

  private void run() {
    try {
      while (!stopping) {
        runDueTick();
        long wait = Math.max(0, Math.min(tickNanos, nextNanos - time.epochNanos()));
        PendingSet set = sets.poll(wait, TimeUnit.NANOSECONDS);
        if (set != null) {
          carryOut(set);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = String.valueOf(e.getMessage());
      LOG.error("The simulation stopped", e);
    } finally {
      stopping = true;
      refuseWaiting();
    }
  }

  /** Runs the tick whose time has come, if it has, and chooses the time of the next. */
  void runDueTick() throws InterruptedException {
    long now = time.epochNanos();
    if (now < lastNanos - tickNanos) {
      nextNanos = nextMultiple(now);
      lastNanos = now;
    }
    if (now < nextNanos) {
      return;
    }
    long skipped = (now - nextNanos) / tickNanos;
    if (skipped > 0) {
      metrics.add(Metric.SIMULATOR_TICKS_SKIPPED, skipped);
      nextNanos += skipped * tickNanos;
    }
    simulation.runTick(nextNanos);
    lastNanos = nextNanos;
    nextNanos += tickNanos;
  }

  private void carryOut(PendingSet set) {
    // Between the ticks on either side, however late the next one is.
    long now = Math.max(lastNanos, Math.min(nextNanos, time.epochNanos()));
    try {
      simulation.set(set.target(), set.changes(), now);
      set.done().complete(now);
    } catch (RuntimeException e) {
      set.done().completeExceptionally(e);
    }
  }

  private void refuseWaiting() {
    for (PendingSet set = sets.poll(); set != null; set = sets.poll()) {
      set.done()
          .completeExceptionally(new SetException(
              SetException.Kind.ABORTED, -1, "target \"" + set.target() + "\" is shutting down"));
    }
  }

  private long nextMultiple(long nanos) {
    return nanos - Math.floorMod(nanos, tickNanos) + tickNanos;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    refuseWaiting();
    simulation.close();
  }
}

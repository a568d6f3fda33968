package dev.spate.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.spate.time.TimeSource;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many subscribers of one gNMI target, which count what they receive. Costs as little as gRPC lets it: each connection belongs to one of
 * as many event loops as there are processors, messages are counted there from their bytes, and none is answered one by one.
 *
 * <p>One thread measures; {@link #finish}, {@link #updates} and {@link #close} may be called from any.
 */
public final class LoadClient implements AutoCloseable {

  private final Connections connections;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<LoadStream> streams = new ArrayList<>();
  private final CountDownLatch unsynced;
  private final AtomicInteger syncedStreams = new AtomicInteger();
  private final AtomicInteger liveStreams;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Status> endings = new ConcurrentLinkedQueue<>();
  private final long startNanos = System.nanoTime();
  private final long startCpuNanos = cpuNanos();

  private LoadClient(Load load) {
    int processors = Runtime.getRuntime().availableProcessors();
    int laneCount = Math.min(load.connections() + load.stalled(), processors);
    for (int i = 0; i < laneCount; i++) {
      long decodeEach = load.decodedShare() == 0 ? 0 : Math.round(1 / load.decodedShare());
      lanes.add(new Lane(TimeSource.system(), decodeEach));
    }
    connections = new Connections(load, laneCount);
    unsynced = new CountDownLatch(load.subscribers());
    liveStreams = new AtomicInteger(load.subscribers());
  }

  /** Subscribes all; returns before any is answered. */
  public static LoadClient open(Load load) {
    LoadClient client = new LoadClient(load);
    List<ManagedChannel> shared = new ArrayList<>();
    int reading = load.subscribers() - load.stalled();
    for (int i = 0; i < load.subscribers(); i++) {
      boolean stalls = i >= reading;
      int connection = stalls ? load.connections() + i - reading : i % load.connections();
      if (!stalls && connection == shared.size()) {
        shared.add(client.connections.open(connection, false));
      }
      LoadStream stream = new LoadStream(
          client.lanes.get(connection % client.lanes.size()),
          stalls ? client.connections.open(connection, true) : shared.get(connection),
          load.headers(),
          load.request().apply(i),
          load.repeat(),
          stalls,
          client.new StreamEvents());
      client.streams.add(stream);
      client.lanes.get(connection % client.lanes.size()).add(stream);
    }
    client.streams.forEach(LoadStream::start);
    return client;
  }

  /** Waits until each stream has got its first sync_response or has ended; true if all have got it. */
  public boolean awaitSynced(Duration atMost) throws InterruptedException {
    return unsynced.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
        && syncedStreams.get() == streams.size();
  }

  /** How many streams have got their first sync_response. */
  public int synced() {
    return syncedStreams.get();
  }

  /** Waits until every stream has ended, as those in mode ONCE do by themselves; false if some have not. */
  public boolean awaitClosed(Duration atMost) throws InterruptedException {
    return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS) && liveStreams.get() == 0;
  }

  /** Counts for a while, and returns what came meanwhile; earlier if every stream has ended, or after {@link #finish}. */
  public Measurement measure(Duration duration) throws InterruptedException {
    lanes.forEach(Lane::cut);
    long start = System.nanoTime();
    long cpu = cpuNanos();
    over.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    long nanos = System.nanoTime() - start;
    long cpuSpent = cpuNanos() - cpu;
    return sum(lanes.stream().map(Lane::cut).toList(), nanos, cpuSpent);
  }

  /** What came since {@link #open}. */
  public Measurement sinceStart() {
    return sum(
        lanes.stream().map(Lane::sinceStart).toList(),
        System.nanoTime() - startNanos,
        cpuNanos() - startCpuNanos);
  }

  /** Updates received since {@link #open}. */
  public long updates() {
    return lanes.stream().mapToLong(Lane::updates).sum();
  }

  /** Ends the waiting or measuring that is under way, and makes later ones end at once. */
  public void finish() {
    over.countDown();
    streams.forEach(stream -> unsynced.countDown());
  }

  /** How streams ended that were not closed from here, in order. */
  public List<Status> endings() {
    return List.copyOf(endings);
  }

  /** Why the first stream that failed did so. */
  public Optional<Status> firstFailure() {
    return endings.stream().filter(status -> !status.isOk()).findFirst();
  }

  /** Cancels every stream and closes the connections. */
  @Override
  public void close() {
    finish();
    streams.forEach(LoadStream::cancel);
    connections.close();
  }

  private static Measurement sum(List<Tally> tallies, long nanos, long cpuNanos) {
    Tally sum = new Tally();
    for (Tally tally : tallies) {
      sum.merge(tally);
    }
    return sum.measurement(nanos, cpuNanos);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private final class StreamEvents implements LoadStream.Events {
    private boolean synced;

    @Override
    public void synced() {
      synced = true;
      syncedStreams.incrementAndGet();
      unsynced.countDown();
    }

    @Override
    public void ended(Status status) {
      endings.add(status);
      if (!synced) {
        unsynced.countDown();
      }
      if (liveStreams.decrementAndGet() == 0) {
        over.countDown();
      }
    }
  }
}

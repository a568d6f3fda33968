package dev.spate.benchmarks.micro;

import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Values a second that one source publishes by the handles of its groups, every value changed. Subscribers share one wildcard and are
 * served by one thread of their own; what that thread allocates counts too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublishByHandle {

  private static final int SUBSCRIBERS = 100;

  /** Who follows ON_CHANGE what is published. */
  public enum Audience {
    NOBODY,
    /** 100 streams that are never ready. */
    STALLED,
    /** As many that are always ready. */
    DRAINING
  }

  @Param({"NOBODY", "STALLED", "DRAINING"})
  public Audience audience = Audience.NOBODY;

  private final Counters counters = new Counters();
  private final Delivery delivery = new Delivery(counters.store, new DeliveryOptions(1));

  @Setup
  public void subscribe() throws InterruptedException {
    int count = audience == Audience.NOBODY ? 0 : SUBSCRIBERS;
    for (Subscriber subscriber : Stream.generate(
            () -> Subscriber.open(delivery, Subscriber.SAME_FRAME, audience == Audience.STALLED))
        .limit(count)
        .toList()) {
      subscriber.awaitSync();
    }
  }

  @TearDown
  public void close() {
    delivery.close();
  }

  @Benchmark
  @OperationsPerInvocation(Counters.LEAVES)
  public boolean publish() {
    return counters.publishNext();
  }
}

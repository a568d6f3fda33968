package dev.spate.benchmarks.micro;

import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Values a second that a subscriber is told when it catches up: all counters changed since it was last looked at, and more than
 * once where it lags by more than a round. Encoding and sending cost nothing here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Coalesce {

  /** How often each counter changed: once; as often as the ring of changes holds; so often that the reader was overtaken. */
  @Param({"1", "2", "10"})
  public int rounds = 1;

  private final Counters counters = new Counters();
  private final Delivery delivery = new Delivery(counters.store, DeliveryOptions.manual());

  @Setup
  public void subscribe() throws InterruptedException {
    Subscriber subscriber = Subscriber.open(delivery, Subscriber.SAME_FRAME, false);
    delivery.runDue();
    subscriber.awaitSync();
  }

  @Setup(Level.Invocation)
  public void publish() {
    for (int i = 0; i < rounds; i++) {
      counters.publishAll();
    }
  }

  @Benchmark
  @OperationsPerInvocation(Counters.GROUPS * Counters.LEAVES)
  public void catchUp() {
    delivery.runDue();
  }
}

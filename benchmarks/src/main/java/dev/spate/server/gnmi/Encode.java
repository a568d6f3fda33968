package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import dev.spate.benchmarks.micro.Counters;
import dev.spate.benchmarks.micro.Subscriber;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.subscription.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Values a second that are encoded into messages of one encoding, the 12 counters of one interface each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Encode {

  @Param({"PROTO", "JSON", "JSON_IETF", "ASCII"})
  public Encoding encoding = Encoding.PROTO;

  private final Delta delta = news();
  private NotificationEncoder encoder =
      new NotificationEncoder(new Templates(), encoding, Optional.empty());

  /** What there is to tell of one interface, in the buffer of a delivery that tells nothing more. */
  private static Delta news() {
    List<Delta> told = new ArrayList<>();
    Delivery delivery = new Delivery(new Counters().store, DeliveryOptions.manual());
    Subscriber.open(
        delivery,
        delta -> {
          told.add(delta);
          return "frame";
        },
        false);
    delivery.runDue();
    return told.get(0);
  }

  @Setup
  public void choose() {
    encoder = new NotificationEncoder(new Templates(), encoding, Optional.empty());
  }

  @Benchmark
  @OperationsPerInvocation(Counters.LEAVES)
  public Frame encode() {
    return encoder.encode(delta);
  }
}

package dev.spate.benchmarks.micro;

import dev.spate.access.ReadScope;
import dev.spate.server.inventory.Inventory;
import dev.spate.server.prometheus.DeviceMetricsPage;
import dev.spate.server.prometheus.Exposition;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Series a second of which the page of the devices is made, as Prometheus collects it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CollectDeviceMetrics {

  private static final int SERIES = Counters.GROUPS * Counters.LEAVES;

  @Param({"TEXT", "OPENMETRICS"})
  public Exposition format = Exposition.TEXT;

  private final Counters counters = new Counters();
  private final DeviceMetricsPage page =
      new DeviceMetricsPage(counters.store, new Inventory(counters.store), SERIES);

  @Benchmark
  @OperationsPerInvocation(SERIES)
  public byte[] render() {
    return page.render(format, ReadScope.ALL);
  }
}

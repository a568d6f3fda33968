package dev.spate.benchmarks.micro;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.store.Match;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Groups a second that are held against a query, as at the birth of a group or of a subscription. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchQuery {

  @Param({
    "/interfaces/interface[name=*]/state/counters",
    "/interfaces/interface[name=eth7]/state/counters/in-octets",
    "/interfaces/.../in-octets"
  })
  public String pattern = "/";

  private final Match group = new Counters().store.walk(Subscriber.query()).next();
  private Query query = Subscriber.query();

  @Setup
  public void compile() {
    query = new Query(null, Path.parse(pattern), LeafFilter.ALL, ReadScope.ALL);
  }

  @Benchmark
  public long match() {
    return query.match("device1", group.group().container(), group.group().shape());
  }
}

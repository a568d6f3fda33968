package dev.spate.benchmarks.micro;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Update;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.proto.GnmiValues;
import dev.spate.schema.Schema;
import dev.spate.store.PathWriter;
import dev.spate.store.Store;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Values a second that a collector publishes by their paths, every value changed: the counters of one interface in each batch, of
 * all interfaces of a network in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublishByPath {

  private static final int GROUPS = Counters.DEVICES * Counters.INTERFACES;

  private final PathWriter[] writers = new PathWriter[Counters.DEVICES];
  private final Path[] containers = new Path[GROUPS];
  private final Path[][] wholePaths = new Path[GROUPS][];
  private final Path[][] relativePaths = new Path[GROUPS][];
  private final Notification[] notifications = new Notification[GROUPS];

  private int next;
  private long tick;

  public PublishByPath() {
    Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
    for (int device = 0; device < writers.length; device++) {
      writers[device] = new PathWriter(store.claim("device" + device, false, null));
    }
    for (int group = 0; group < GROUPS; group++) {
      Path container = Counters.container(group % Counters.INTERFACES);
      containers[group] = container;
      wholePaths[group] = paths(container);
      relativePaths[group] = paths(Path.ROOT);
      notifications[group] = notification(container);
    }
  }

  private static Path[] paths(Path container) {
    return Counters.NAMES.stream().map(container::child).toArray(Path[]::new);
  }

  private static Notification notification(Path container) {
    Notification.Builder notification =
        Notification.newBuilder().setPrefix(GnmiPaths.toProto(container));
    IntStream.range(0, Counters.LEAVES)
        .forEach(leaf -> notification.addUpdate(Update.newBuilder()
            .setPath(GnmiPaths.toProto(Path.parse(Counters.NAMES.get(leaf))))
            .setVal(GnmiValues.toProto(new Value.Uint(leaf)))));
    return notification.build();
  }

  /** Each path whole; those of one interface have elements in common. */
  @Benchmark
  @OperationsPerInvocation(Counters.LEAVES)
  public void whole() {
    PathWriter writer = nextWriter();
    writer.begin(tick);
    update(writer, wholePaths[next]);
    writer.publish();
  }

  /** The container as prefix. */
  @Benchmark
  @OperationsPerInvocation(Counters.LEAVES)
  public void prefixed() {
    PathWriter writer = nextWriter();
    writer.begin(tick, containers[next]);
    update(writer, relativePaths[next]);
    writer.publish();
  }

  /** From messages of gNMI as protobuf has read them, the container as prefix; their values do not change. */
  @Benchmark
  @OperationsPerInvocation(Counters.LEAVES)
  public void notification() {
    PathWriter writer = nextWriter();
    Notification notification = notifications[next];
    writer.begin(tick, GnmiPaths.fromProto(notification.getPrefix()));
    for (Update update : notification.getUpdateList()) {
      writer.update(GnmiPaths.fromProto(update.getPath()), GnmiValues.fromProto(update.getVal()));
    }
    writer.publish();
  }

  private PathWriter nextWriter() {
    tick++;
    next = next + 1 == GROUPS ? 0 : next + 1;
    return writers[next / Counters.INTERFACES];
  }

  private void update(PathWriter writer, Path[] leaves) {
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      writer.update(leaves[leaf], new Value.Uint(tick + leaf));
    }
  }
}

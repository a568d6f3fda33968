package dev.spate.server.rest;

import dev.spate.access.Access;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.Schema;
import dev.spate.server.inventory.Inventory;
import dev.spate.server.rest.stream.StreamLimits;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.ManualTime;
import dev.spate.value.DataSize;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store with router1, which has one port and says what a test wants, and what the routes need around it. */
final class SmallNetwork implements Source {

  static final Path ETH0 = port("eth0");

  final ManualTime time = new ManualTime();
  final Store store = new Store(Schema.bundled(), time, new Metrics());
  final Inventory inventory = new Inventory(store);
  final Target router1 = store.claim("router1", true, null);
  SourceStatus status = new SourceStatus(SourceStatus.State.STARTING, 0, null);

  private final GroupWriter state = new GroupWriter(
      router1, ETH0.child("state"), List.of("name", "mtu", "oper-status"), GroupOption.RECENT);
  private final GroupWriter ethernet =
      new GroupWriter(router1, ETH0.child("ethernet").child("state"), List.of("port-speed"));
  private final GroupWriter counters = new GroupWriter(
      router1,
      ETH0.child("state").child("counters"),
      List.of("in-octets", "out-octets", "in-errors", "out-errors"),
      GroupOption.RECENT);

  SmallNetwork() {
    inventory.started(this);
  }

  static Path port(String name) {
    return Path.ROOT.child("interfaces").child(PathElem.of("interface", "name", name));
  }

  RestBackend backend() {
    return backend(DataSize.ofMebibytes(1));
  }

  RestBackend backend(DataSize maxAnswer) {
    return new RestBackend(
        "1.2.3",
        store,
        inventory,
        new Delivery(store, DeliveryOptions.manual()),
        Access.ALLOW_ALL,
        HttpConfig.defaults(),
        maxAnswer,
        new StreamLimits(Duration.ofMillis(100), Duration.ofDays(1), new DataSize(64 << 10)));
  }

  SmallNetwork publishState() {
    state.text("name", "eth0").number("mtu", 1500).text("oper-status", "UP").publish(now());
    ethernet.identity("port-speed", "openconfig-if-ethernet", "SPEED_1GB").publish(now());
    return this;
  }

  SmallNetwork publishCounters(long in, long out, long errors) {
    counters
        .number("in-octets", in)
        .number("out-octets", out)
        .number("in-errors", errors)
        .number("out-errors", 0)
        .publish(now());
    return this;
  }

  GroupWriter group(String path, String... leaves) {
    return new GroupWriter(router1, Path.parse(path), List.of(leaves));
  }

  GroupWriter group(GroupOption option, String path, String... leaves) {
    return new GroupWriter(router1, Path.parse(path), List.of(leaves), option);
  }

  long now() {
    return time.epochNanos();
  }

  /** The parameters of a path alone. */
  static Parameters at(String... namesAndValues) {
    Map<String, String> path = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      path.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Parameters(path, Map.of());
  }

  static Parameters query(Map<String, List<String>> query) {
    return new Parameters(Map.of(), query);
  }

  static String json(Route.Answer answer) {
    return answer.body().buffer().toString();
  }

  @Override
  public String name() {
    return "lab";
  }

  @Override
  public String kind() {
    return "test";
  }

  @Override
  public void start(Store ignored) {}

  @Override
  public SourceStatus status() {
    return status;
  }

  @Override
  public void close() {}
}

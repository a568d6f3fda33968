package dev.spate.server.rest.stream;

import dev.spate.access.Access;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.server.inventory.Inventory;
import dev.spate.server.rest.HttpConfig;
import dev.spate.server.rest.Parameters;
import dev.spate.server.rest.RestBackend;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import dev.spate.value.DataSize;
import dev.spate.value.Value;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server of a test with the one route, over a store with one device. */
final class StreamServer implements AutoCloseable {

  /** What may wait for a client. */
  static final DataSize BUFFER = new DataSize(64 << 10);

  private final Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private final Delivery delivery = new Delivery(store, DeliveryOptions.defaults());
  private final Target router1 = store.claim("router1", true, null);
  private final Map<Path, Group> groups = new HashMap<>();
  private final EventStreams streams = new EventStreams(backend(store, delivery));
  private final Javalin javalin;
  private boolean closed;

  /** On a busy machine a test may leave a client unread for longer than Jetty's 30 s. */
  StreamServer() {
    this(Duration.ofMinutes(5));
  }

  /** With a patience of its own for clients that take nothing. */
  StreamServer(Duration patience) {
    javalin = Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(patience.toMillis()));
          config.routes.get(
              "/api/v1/stream",
              request -> streams.handle(request, Parameters.of(request, EventStreams.PARAMETERS)));
        })
        .start("127.0.0.1", 0);
  }

  static RestBackend backend(Store store, Delivery delivery) {
    return backend(
        store, delivery, new StreamLimits(Duration.ofMillis(100), Duration.ofDays(1), BUFFER));
  }

  static RestBackend backend(Store store, Delivery delivery, StreamLimits limits) {
    return new RestBackend(
        "test",
        store,
        new Inventory(store),
        delivery,
        Access.ALLOW_ALL,
        HttpConfig.defaults(),
        DataSize.ofMebibytes(1),
        limits);
  }

  int port() {
    return javalin.port();
  }

  EventStreams streams() {
    return streams;
  }

  int subscribed() {
    return delivery.streams();
  }

  long count(Metric metric) {
    return store.metrics().value(metric);
  }

  static Path interfacePath(String name) {
    return Path.parse("/interfaces/interface[name=" + name + "]");
  }

  static Path counters(String name) {
    return interfacePath(name).child("state").child("counters");
  }

  /** Publishes the one counter of an interface. */
  void publish(String name, long inOctets) {
    publish(counters(name), "in-octets", new Value.Uint(inOctets));
  }

  /** Publishes a text. */
  void describe(String name, String description) {
    publish(interfacePath(name).child("state"), "description", new Value.Text(description));
  }

  private void publish(Path container, String leaf, Value value) {
    Group group = groups.computeIfAbsent(container, key -> router1.group(key, List.of(leaf)));
    LeafValues values = group.newValues();
    values.set(0, value);
    group.publish(store.time().epochNanos(), values);
  }

  void remove(String name) {
    router1.delete(interfacePath(name), store.time().epochNanos());
    groups.keySet().removeIf(container -> container.startsWith(interfacePath(name)));
  }

  /** Nothing happens the second time. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    streams.close();
    javalin.stop();
    delivery.close();
  }
}

package dev.spate.server.app;

import dev.spate.access.Access;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.server.admin.AdminService;
import dev.spate.server.config.ServerConfig;
import dev.spate.server.gnmi.Endpoint;
import dev.spate.server.gnmi.GnmiBackend;
import dev.spate.server.gnmi.GnmiConfig;
import dev.spate.server.gnmi.GnmiService;
import dev.spate.server.grpc.ListenException;
import dev.spate.server.grpc.Listener;
import dev.spate.server.grpc.Listeners;
import dev.spate.server.inventory.Inventory;
import dev.spate.server.networktelemetry.NetworkTelemetryService;
import dev.spate.server.rest.HttpConfig;
import dev.spate.server.rest.RestBackend;
import dev.spate.server.rest.RestGateway;
import dev.spate.server.rest.stream.StreamLimits;
import dev.spate.spi.Sink;
import dev.spate.spi.Source;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: sources write into its store, gNMI and the other services read it. Any number may run in one JVM. It
 * configures no logging, installs no shutdown hook, and never ends the JVM. Safe to share among threads.
 *
 * <pre>{@code
 * ServerConfig config = ServerConfig.defaults().with(new GatewayConfig("127.0.0.1", 0));
 * try (TelemetryServer server = TelemetryServer.builder().config(config).start()) {
 *   connect(server.port());
 * }
 * }</pre>
 */
public final class TelemetryServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TelemetryServer.class);
  private static final String GATEWAY = "gateway";

  private final Inventory inventory;
  private final Store store;
  private final Listener gateway;
  private final Map<String, Listener> deviceEndpoints;
  private final @Nullable RestGateway rest;
  private final Parts parts;

  private TelemetryServer(
      Inventory inventory,
      Store store,
      Listener gateway,
      Map<String, Listener> deviceEndpoints,
      @Nullable RestGateway rest,
      Parts parts) {
    this.inventory = inventory;
    this.store = store;
    this.gateway = gateway;
    this.deviceEndpoints = deviceEndpoints;
    this.rest = rest;
    this.parts = parts;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The port of the gateway, which fronts all devices. */
  public int port() {
    return gateway.address().getPort();
  }

  /**
   * The port of a device's own endpoint.
   *
   * @throws IllegalArgumentException if the device has none
   */
  public int port(String target) {
    return address(target).getPort();
  }

  /** Where the gateway listens. */
  public InetSocketAddress address() {
    return gateway.address();
  }

  /**
   * Where a device's own endpoint listens.
   *
   * @throws IllegalArgumentException if the device has none
   */
  public InetSocketAddress address(String target) {
    Listener listener = deviceEndpoints.get(target);
    if (listener == null) {
      throw new IllegalArgumentException("There is no endpoint of a device \"" + target
          + "\"; there are those of " + deviceEndpoints.keySet());
    }
    return listener.address();
  }

  /** The devices that have endpoints of their own, in order of their addresses. */
  public List<String> deviceEndpoints() {
    return List.copyOf(deviceEndpoints.keySet());
  }

  /** Where the REST gateway listens; empty if there is none. */
  public Optional<InetSocketAddress> httpAddress() {
    return Optional.ofNullable(rest).map(RestGateway::address);
  }

  /**
   * The port of the REST gateway.
   *
   * @throws IllegalStateException if there is none
   */
  public int httpPort() {
    return httpAddress()
        .map(InetSocketAddress::getPort)
        .orElseThrow(() -> new IllegalStateException(
            "There is no REST gateway; http.enabled in the configuration asks for one"));
  }

  /** Its sources and devices, and how they are. */
  public Inventory inventory() {
    return inventory;
  }

  /** What all of its parts read and write. */
  public Store store() {
    return store;
  }

  /** Ends the streams of clients with UNAVAILABLE within 5 s, then stops its parts. Nothing happens the second time. */
  @Override
  public void close() {
    parts.close();
  }

  /** What a server is made of. For one thread. */
  public static final class Builder {

    private ServerConfig config = ServerConfig.defaults();
    private TimeSource time = TimeSource.system();
    private final List<Source> sources = new ArrayList<>();
    private final List<Sink> sinks = new ArrayList<>();

    private Builder() {}

    /** Its configuration; without, it is {@link ServerConfig#defaults}. */
    public Builder config(ServerConfig newConfig) {
      this.config = newConfig;
      return this;
    }

    /** Adds a source to those of the configuration. The server starts and closes it. */
    public Builder source(Source source) {
      sources.add(source);
      return this;
    }

    /** Adds a sink. The server starts and closes it. */
    public Builder sink(Sink sink) {
      sinks.add(sink);
      return this;
    }

    /** Where its time comes from; without, from the machine. */
    public Builder time(TimeSource newTime) {
      this.time = newTime;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws ListenException if the address of a gateway cannot be bound; nothing runs then
     * @throws IllegalStateException if a source or sink can never work as it is configured; nothing runs then
     */
    public TelemetryServer start() throws ListenException {
      Parts parts = new Parts();
      try {
        return start(parts);
      } catch (ListenException | RuntimeException e) {
        parts.close();
        throw e;
      }
    }

    private TelemetryServer start(Parts parts) throws ListenException {
      Metrics metrics = new Metrics();
      Store store = new Store(Schema.bundled(), time, metrics, config.recent());
      Inventory inventory = new Inventory(store);
      List<Source> all = new ArrayList<>(Catalogue.sources(config));
      all.addAll(sources);
      for (Source source : all) {
        parts.add(source);
        starting("source " + source.name(), () -> source.start(store));
        inventory.started(source);
      }
      tellOfRefusedRecentPast(metrics);
      Delivery delivery = parts.add(new Delivery(
          store, DeliveryOptions.defaults().withMaxSubscriptions(config.maxSubscriptions())));
      for (Sink sink : sinks) {
        parts.add(sink);
        starting("sink " + sink.name(), () -> sink.start(store, delivery));
      }

      // The REST gateway takes longest to start, so it does so beside all that follows.
      Listeners listeners = new Listeners(metrics, time, config.plaintextAnywhere());
      Access access = listeners.restrict(Access.ALLOW_ALL);
      RestGateway rest = config.http().enabled()
          ? parts.add(openRest(
              listeners,
              new RestBackend(
                  Version.get(),
                  store,
                  inventory,
                  delivery,
                  access,
                  config.http(),
                  config.gnmi().maxGetAnswer(),
                  streamLimits(config.gnmi()))))
          : null;
      parts.add(listeners);
      GnmiBackend gnmi = new GnmiBackend(store, delivery, access, config.gnmi());
      InetAddress address = Listeners.resolve(GATEWAY, config.gateway().address());
      Listener gateway = listeners.open(
          GATEWAY,
          new InetSocketAddress(address, config.gateway().port()),
          List.of(
              new GnmiService(gnmi, Endpoint.gateway(GATEWAY)),
              new NetworkTelemetryService(store, delivery, access, GATEWAY, null),
              new AdminService(Version.get(), inventory, delivery, metrics, time)));
      Map<String, Listener> deviceEndpoints = DeviceEndpoints.open(
          config,
          address,
          DeviceEndpoints.devices(config, store.targetNames()),
          device -> List.<BindableService>of(
              new GnmiService(gnmi, Endpoint.device(device, device)),
              new NetworkTelemetryService(store, delivery, access, device, device)),
          listeners::open);
      if (rest != null) {
        rest.awaitStarted();
      }
      return new TelemetryServer(inventory, store, gateway, deviceEndpoints, rest, parts);
    }

    private static RestGateway openRest(Listeners listeners, RestBackend backend)
        throws ListenException {
      HttpConfig config = backend.config();
      InetSocketAddress address = new InetSocketAddress(
          Listeners.resolve(RestBackend.LISTENER, config.address()), config.port());
      listeners.admit(RestBackend.LISTENER, address);
      try {
        return RestGateway.open(address, backend);
      } catch (IOException e) {
        throw Listeners.cannotListen(RestBackend.LISTENER, address, e);
      }
    }

    /** A client by HTTP may have what one by gNMI may. */
    private static StreamLimits streamLimits(GnmiConfig gnmi) {
      return new StreamLimits(gnmi.lowestInterval(), gnmi.highestInterval(), gnmi.streamBuffer());
    }

    private void tellOfRefusedRecentPast(Metrics metrics) {
      long refused = metrics.value(Metric.RECENT_REFUSED);
      if (refused > 0) {
        LOG.warn(
            "{} containers keep no recent past: recent.memory, which is {}, is used up",
            refused,
            config.recent().memory());
      }
    }

    private static void starting(String what, Starting start) {
      try {
        start.run();
      } catch (IllegalStateException | IllegalArgumentException e) {
        throw new CannotStartException(what, e);
      } catch (RuntimeException e) {
        throw e; // a fault of its own, which its trace tells better than its message
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        throw new CannotStartException(what, e);
      }
    }
  }

  private interface Starting {
    void run() throws Exception;
  }
}

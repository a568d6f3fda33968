package dev.spate.server.rest;

import dev.spate.server.prometheus.DeviceMetricsPage;
import dev.spate.server.prometheus.Exposition;
import dev.spate.server.prometheus.ServerMetricsPage;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.time.Duration;

/** The pages that Prometheus collects, in the format that it asks for. Safe to share among threads. */
final class MetricsRoutes {

  /** One that is made while the one before is sent. */
  private static final int MOST_DEVICE_PAGES = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LargePages devicePages = new LargePages(MOST_DEVICE_PAGES, PATIENCE);
  private final RestBackend backend;
  private final ServerMetricsPage server;
  private final DeviceMetricsPage devices;

  MetricsRoutes(RestBackend backend) {
    this.backend = backend;
    this.server = new ServerMetricsPage(
        backend.version(), backend.store(), backend.delivery(), backend.inventory());
    this.devices = new DeviceMetricsPage(
        backend.store(), backend.inventory(), backend.config().maxDeviceSeries());
  }

  void server(Context request, Parameters asked) {
    Exposition format = format(request);
    Route.send(request, format.contentType(), new ByteArrayInputStream(server.render(format)));
  }

  void devices(Context request, Parameters asked) throws InterruptedException {
    Exposition format = format(request);
    Route.send(
        request,
        format.contentType(),
        devicePages.open(
            () -> new ByteArrayInputStream(devices.render(format, backend.readScope()))));
  }

  private static Exposition format(Context request) {
    return Exposition.wantedBy(request.header("Accept"));
  }
}

package dev.spate.server.rest;

import dev.spate.server.prometheus.DeviceMetricsPage;
import dev.spate.server.prometheus.Exposition;
import dev.spate.server.prometheus.ServerMetricsPage;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.util.function.Function;

/** The pages that Prometheus collects, in the format that it asks for. Safe to share among threads. */
final class MetricsRoutes {

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

  void server(Context request) {
    answer(request, server::render);
  }

  void devices(Context request) {
    answer(request, format -> devices.render(format, backend.readScope()));
  }

  private static void answer(Context request, Function<Exposition, byte[]> page) {
    Exposition format = Exposition.wantedBy(request.header("Accept"));
    request.header("Vary", "Accept");
    Route.send(request, format.contentType(), new ByteArrayInputStream(page.apply(format)));
  }
}

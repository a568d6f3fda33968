package dev.spate.server.rest;

import dev.spate.server.rest.stream.EventStreams;
import java.util.List;

/** The table of all routes; openapi.yaml describes the same ones. */
final class Routes {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String YAML = "application/yaml";

  private static final List<String> NONE = List.of();
  private static final String DEVICE = "/api/v1/devices/{device}";

  private Routes() {}

  static List<Route> of(RestBackend backend, EventStreams streams) {
    Devices devices = new Devices(backend);
    TelemetryRoutes telemetry = new TelemetryRoutes(backend, devices);
    DataRoutes data = new DataRoutes(backend);
    Health health = new Health(backend);
    MetricsRoutes metrics = new MetricsRoutes(backend);
    return List.of(
        new Route("/", NONE, StaticFile.own("index.html", HTML)),
        Route.json("/healthz", NONE, health::alive),
        Route.json("/readyz", NONE, health::ready),
        new Route("/metrics", NONE, metrics::server),
        new Route("/metrics/devices", NONE, metrics::devices),
        Route.json("/telemetry", NONE, telemetry::all),
        Route.json("/telemetry/{device}", NONE, telemetry::device),
        Route.json("/telemetry/{device}/{metric}", NONE, telemetry::metric),
        Route.json("/api/v1/devices", NONE, devices::all),
        Route.json(DEVICE, NONE, devices::one),
        Route.json(DEVICE + "/interfaces", NONE, devices::interfaces),
        Route.json(DEVICE + "/interfaces/<name>", NONE, devices::oneInterface),
        Route.json("/api/v1/get", List.of("path", "target"), data::get),
        Route.json("/api/v1/recent", List.of("path", "target", "seconds"), data::recent),
        new Route("/api/v1/stream", EventStreams.PARAMETERS, streams::handle),
        new Route("/api", NONE, StaticFile.own("api.html", HTML)),
        new Route("/api/openapi.yaml", NONE, StaticFile.own("openapi.yaml", YAML)),
        new Route("/api/page.js", NONE, StaticFile.own("page.js", SCRIPT)),
        new Route("/api/swagger-ui.css", NONE, StaticFile.ofSwaggerUi("swagger-ui.css", STYLE)),
        new Route(
            "/api/swagger-ui.js", NONE, StaticFile.ofSwaggerUi("swagger-ui-bundle.js", SCRIPT)));
  }
}

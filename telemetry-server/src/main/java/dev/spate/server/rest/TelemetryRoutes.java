package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.schema.Suggestions;
import dev.spate.server.rest.Route.Answer;
import java.util.Arrays;
import java.util.List;

/** The snapshot in its short form: {@code /telemetry}. Safe to share among threads. */
final class TelemetryRoutes {

  private static final List<String> METRICS =
      Arrays.stream(TelemetryMetric.values()).map(TelemetryMetric::id).toList();

  private final RestBackend backend;
  private final Devices devices;

  TelemetryRoutes(RestBackend backend, Devices devices) {
    this.backend = backend;
    this.devices = devices;
  }

  /** All devices by name. */
  Answer all(Parameters asked) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    for (String device : backend.store().targetNames()) {
      out.name(device);
      new DeviceTelemetry(backend, device).write(out);
      backend.requireRoom(out.buffer(), "ask for one device at a time");
    }
    out.endObject();
    return Answer.ok(out);
  }

  /** One device. */
  Answer device(Parameters asked) {
    JsonWriter out = new JsonWriter();
    new DeviceTelemetry(backend, devices.require(asked).target()).write(out);
    return Answer.ok(out);
  }

  /** One figure of one device. */
  Answer metric(Parameters asked) {
    String device = devices.require(asked).target();
    String name = asked.inPath("metric");
    int metric = METRICS.indexOf(name);
    if (metric < 0) {
      throw ProblemException.notFound("there is no metric \"" + name + "\""
          + Suggestions.didYouMean(name, METRICS) + "; there is " + String.join(", ", METRICS));
    }
    JsonWriter out = new JsonWriter();
    new DeviceTelemetry(backend, device)
        .write(out, TelemetryMetric.values()[metric], backend.nowNanos());
    return Answer.ok(out);
  }
}

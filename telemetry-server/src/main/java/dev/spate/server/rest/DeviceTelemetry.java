package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few figures that say how a device is, as of one moment. For one thread. */
final class DeviceTelemetry {

  private static final Path COUNTERS = Path.parse("/interfaces/interface/state/counters");
  private static final Path LINKS = Path.parse("spate:/links/link/state");
  private static final Path CPUS = Path.parse("/system/cpus/cpu/state/total");
  private static final Path MEMORY = Path.parse("/system/memory/state");

  private static final List<String> OCTETS = List.of("in-octets", "out-octets");
  private static final String ALL_PROCESSORS = "ALL";
  private static final double PER_MEGA = 1e-6;
  private static final double MILLIS_PER_MICRO = 1e-3;
  private static final double PERCENT = 100;
  private static final int DIGITS = 3;

  private final Map<TelemetryMetric, Tally.Result> results = new EnumMap<>(TelemetryMetric.class);

  /** Reads those of a device; what it has no values for is missing. */
  DeviceTelemetry(RestBackend backend, String device) {
    readInterfaces(backend, device);
    readLinks(backend, device);
    readProcessors(backend, device);
    readMemory(backend, device);
  }

  private void readInterfaces(RestBackend backend, String device) {
    Tally bandwidth = new Tally();
    Tally errors = new Tally();
    for (InterfaceView view : InterfaceView.all(backend.store(), backend.query(device, COUNTERS))) {
      long timestampNanos = view.timestampNanos();
      for (String octets : OCTETS) {
        bandwidth.add(view.bitsPerSecond(octets), PER_MEGA, timestampNanos);
      }
      errors.add(view.counter("in-errors"), 1, timestampNanos);
      errors.add(view.counter("out-errors"), 1, timestampNanos);
    }
    put(TelemetryMetric.BANDWIDTH_MBPS, bandwidth.sum());
    put(TelemetryMetric.PACKET_ERRORS, errors.sum());
  }

  private void readLinks(RestBackend backend, String device) {
    Tally latency = new Tally();
    Tally loss = new Tally();
    for (Reading link : Reading.all(backend.store(), backend.query(device, LINKS))) {
      latency.add(link.number("latency"), MILLIS_PER_MICRO, link.timestampNanos());
      loss.add(link.number("loss-ratio"), PERCENT, link.timestampNanos());
    }
    put(TelemetryMetric.LATENCY_MS, latency.mean());
    put(TelemetryMetric.PACKET_LOSS_PCT, loss.mean());
  }

  /** What the device says of all its processors together goes before the mean over them. */
  private void readProcessors(RestBackend backend, String device) {
    Tally together = new Tally();
    Tally each = new Tally();
    for (Reading cpu : Reading.all(backend.store(), backend.query(device, CPUS))) {
      List<PathElem> elems = cpu.group().container().elems();
      boolean all = ALL_PROCESSORS.equals(elems.get(2).keys().get("index"));
      (all ? together : each).add(cpu.number("instant"), 1, cpu.timestampNanos());
    }
    put(TelemetryMetric.CPU_PCT, together.sum().or(each::mean));
  }

  private void readMemory(RestBackend backend, String device) {
    Tally used = new Tally();
    for (Reading memory : Reading.all(backend.store(), backend.query(device, MEMORY))) {
      double physical = memory.number("physical").orElse(0);
      if (physical > 0) {
        used.add(memory.number("used"), PERCENT / physical, memory.timestampNanos());
      }
    }
    put(TelemetryMetric.MEMORY_PCT, used.mean());
  }

  private void put(TelemetryMetric metric, Optional<Tally.Result> result) {
    result.ifPresent(found -> results.put(metric, found));
  }

  /** Writes an object with all figures, null for those without a source, and the time of the oldest value in them. */
  void write(JsonWriter out) {
    out.beginObject();
    for (TelemetryMetric metric : TelemetryMetric.values()) {
      writeValue(out, metric.id(), metric);
    }
    long oldestNanos =
        results.values().stream().mapToLong(Tally.Result::oldestNanos).min().orElse(0);
    Moments.writeSeconds(out, oldestNanos);
    out.endObject();
  }

  /** Writes an object with one figure and its age. */
  void write(JsonWriter out, TelemetryMetric metric, long nowNanos) {
    Tally.Result result = results.get(metric);
    long oldestNanos = result == null ? 0 : result.oldestNanos();
    out.beginObject();
    out.name("metric").string(metric.id());
    writeValue(out, "value", metric);
    Moments.writeSeconds(out, oldestNanos);
    Moments.writeAge(out, oldestNanos, nowNanos);
    out.endObject();
  }

  private void writeValue(JsonWriter out, String name, TelemetryMetric metric) {
    Tally.Result result = results.get(metric);
    out.name(name).number(result == null ? Double.NaN : result.value(), DIGITS);
  }
}

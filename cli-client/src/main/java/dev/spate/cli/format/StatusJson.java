package dev.spate.cli.format;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.spate.proto.admin.Counter;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.Source;
import dev.spate.proto.admin.StatusResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server's status for programs: times as RFC 3339 has them, durations in seconds. What is unset is left out. */
public final class StatusJson {

  private StatusJson() {}

  public static Map<String, Object> of(StatusResponse status) {
    List<Object> sources = new ArrayList<>();
    status.getSourcesList().forEach(source -> sources.add(source(source)));
    List<Object> devices = new ArrayList<>();
    status.getDevicesList().forEach(device -> devices.add(device(device)));
    Map<String, Object> counters = new LinkedHashMap<>();
    for (Counter counter : status.getCountersList()) {
      counters.put(counter.getName(), counter.getValue());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", status.getVersion());
    json.put("uptime-seconds", seconds(status.getUptime()));
    json.put("sources", sources);
    json.put("devices", devices);
    json.put("subscriptions", status.getSubscriptions());
    json.put("counters", counters);
    return json;
  }

  private static Map<String, Object> source(Source source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", source.getName());
    json.put("kind", source.getKind());
    json.put("state", source.getState().name().toLowerCase(Locale.ROOT));
    if (source.hasLastUpdate()) {
      Timestamp last = source.getLastUpdate();
      json.put(
          "last-update",
          Instant.ofEpochSecond(last.getSeconds(), last.getNanos()).toString());
    }
    if (!source.getError().isEmpty()) {
      json.put("error", source.getError());
    }
    return json;
  }

  private static Map<String, Object> device(Device device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", device.getTarget());
    json.put("source", device.getSource());
    json.put("state", device.getState().name().toLowerCase(Locale.ROOT));
    if (device.hasAge()) {
      json.put("age-seconds", seconds(device.getAge()));
    }
    return json;
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNanos() / 1e9;
  }
}

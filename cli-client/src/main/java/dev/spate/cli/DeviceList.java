package dev.spate.cli;

import com.google.protobuf.Duration;
import dev.spate.cli.format.HumanUnits;
import dev.spate.cli.format.TextTable;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.Source;
import dev.spate.proto.admin.StatusResponse;
import dev.spate.schema.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Devices with their states, for people and for programs.
 *
 * @param devices in their order
 */
record DeviceList(List<DeviceRow> devices) {

  DeviceList {
    devices = List.copyOf(devices);
  }

  /** Those that a Spate server tells by its status. */
  static DeviceList of(StatusResponse status) {
    Map<String, String> errors = status.getSourcesList().stream()
        .collect(Collectors.toMap(Source::getName, Source::getError, (one, other) -> one));
    return new DeviceList(status.getDevicesList().stream()
        .map(device -> row(device, errors.getOrDefault(device.getSource(), "")))
        .toList());
  }

  private static DeviceRow row(Device device, String error) {
    return new DeviceRow(
        device.getTarget(),
        device.getSource(),
        device.getState().name().toLowerCase(Locale.ROOT),
        device.hasAge() ? nanos(device.getAge()) : null,
        error);
  }

  private static long nanos(Duration duration) {
    return duration.getSeconds() * 1_000_000_000 + duration.getNanos();
  }

  /**
   * Those of these names, all for none.
   *
   * @throws IllegalArgumentException if there is no device of such a name; the message has those that are near
   */
  DeviceList named(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    List<String> known = devices.stream().map(DeviceRow::target).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "target \"" + name + "\": no such device" + Suggestions.didYouMean(name, known));
      }
    }
    return new DeviceList(
        devices.stream().filter(device -> names.contains(device.target())).toList());
  }

  /** A table without columns that would be empty. */
  String text() {
    boolean sources = devices.stream().anyMatch(device -> !device.source().isEmpty());
    boolean errors = devices.stream().anyMatch(device -> !device.error().isEmpty());
    List<String> headings = new ArrayList<>(List.of("DEVICE", "STATE", "AGE"));
    if (sources) {
      headings.add("SOURCE");
    }
    if (errors) {
      headings.add("ERROR");
    }
    TextTable table = new TextTable(headings.toArray(String[]::new)).alignRight(2);
    for (DeviceRow device : devices) {
      Long age = device.ageNanos();
      List<String> cells = new ArrayList<>(
          List.of(device.target(), device.state(), age == null ? "-" : HumanUnits.duration(age)));
      if (sources) {
        cells.add(device.source());
      }
      if (errors) {
        cells.add(device.error());
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.toString();
  }

  /** What is unknown is left out. */
  List<Map<String, Object>> json() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (DeviceRow device : devices) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("target", device.target());
      row.put("state", device.state());
      Long age = device.ageNanos();
      if (age != null) {
        row.put("age-seconds", age / 1e9);
      }
      if (!device.source().isEmpty()) {
        row.put("source", device.source());
      }
      if (!device.error().isEmpty()) {
        row.put("error", device.error());
      }
      rows.add(row);
    }
    return rows;
  }
}

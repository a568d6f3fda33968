package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.Suggestions;
import dev.spate.server.inventory.DeviceState;
import dev.spate.server.rest.Route.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The devices and their interfaces: {@code /api/v1/devices}. Safe to share among threads. */
final class Devices {

  private static final Path INTERFACES = Path.parse("/interfaces/interface");
  private static final Path NAMES = Path.parse("/interfaces/interface/state/name");

  private final RestBackend backend;

  Devices(RestBackend backend) {
    this.backend = backend;
  }

  /** All devices, in natural order of their names. */
  Answer all(Parameters asked) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("devices").beginArray();
    for (DeviceState device : backend.inventory().devices()) {
      out.beginObject();
      writeState(out, device);
      out.endObject();
      backend.requireRoom(out.buffer(), "ask for one device at a time");
    }
    out.endArray().endObject();
    return Answer.ok(out);
  }

  /** One device: its state, its figures, and the names of its interfaces. */
  Answer one(Parameters asked) {
    DeviceState device = require(asked);
    JsonWriter out = new JsonWriter();
    out.beginObject();
    writeState(out, device);
    out.name("telemetry");
    new DeviceTelemetry(backend, device.target()).write(out);
    out.name("interfaces").beginArray();
    names(device.target()).forEach(out::string);
    out.endArray().endObject();
    return Answer.ok(out);
  }

  /** All interfaces of a device, in natural order of their names. */
  Answer interfaces(Parameters asked) {
    String device = require(asked).target();
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("device").string(device);
    out.name("interfaces").beginArray();
    for (InterfaceView view : views(device, INTERFACES)) {
      view.write(out, backend.nowNanos());
      backend.requireRoom(out.buffer(), "ask for one interface at a time");
    }
    out.endArray().endObject();
    return Answer.ok(out);
  }

  /** One interface of a device. */
  Answer oneInterface(Parameters asked) {
    String device = require(asked).target();
    String name = asked.inPath("name");
    Path path = INTERFACES.parent().child(PathElem.of("interface", "name", name));
    // By its name, since * as a key would match any.
    InterfaceView found = views(device, path).stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("device \"" + device + "\" has no interface \""
            + name + "\"" + Suggestions.didYouMean(name, names(device))));
    JsonWriter out = new JsonWriter();
    found.write(out, backend.nowNanos());
    return Answer.ok(out);
  }

  /**
   * The device that a request names.
   *
   * @throws ProblemException if there is none
   */
  DeviceState require(Parameters asked) {
    String name = asked.inPath("device");
    return backend
        .inventory()
        .device(name)
        .orElseThrow(() -> ProblemException.notFound("there is no device \"" + name + "\""
            + Suggestions.didYouMean(name, backend.store().targetNames())));
  }

  private Collection<InterfaceView> views(String device, Path path) {
    return InterfaceView.all(backend.store(), backend.query(device, path));
  }

  private List<String> names(String device) {
    return Reading.all(backend.store(), backend.query(device, NAMES)).stream()
        .flatMap(state -> state.text("name").stream())
        .toList();
  }

  private void writeState(JsonWriter out, DeviceState device) {
    out.name("name").string(device.target());
    out.name("source").string(device.source());
    out.name("state").string(device.freshness().name().toLowerCase(Locale.ROOT));
    Moments.write(out, "last_update", device.lastUpdateNanos(), backend.nowNanos());
  }
}

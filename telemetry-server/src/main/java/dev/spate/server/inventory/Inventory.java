package dev.spate.server.inventory;

import dev.spate.server.inventory.DeviceState.Freshness;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.Store;
import dev.spate.store.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The sources of one server and the devices that they feed. Safe to share among threads. */
public final class Inventory {

  /** A device of which nothing was heard for so long is stale. */
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Store store;
  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private final Map<String, String> sourceOfTarget = new ConcurrentHashMap<>();

  public Inventory(Store store) {
    this.store = store;
  }

  /** Notes a source that has just been started: the targets that are new since are its own. */
  public void started(Source source) {
    sources.add(source);
    store.targetNames().forEach(target -> sourceOfTarget.putIfAbsent(target, source.name()));
  }

  /** By name. */
  public List<Source> sources() {
    return sources.stream().sorted(Comparator.comparing(Source::name)).toList();
  }

  /** In natural order of their names. */
  public List<DeviceState> devices() {
    Map<String, State> states = states();
    return store.targets().stream().map(target -> device(target, states)).toList();
  }

  /** The device of that name; empty if there is none. */
  public Optional<DeviceState> device(String name) {
    return store.target(name).map(target -> device(target, states()));
  }

  private Map<String, State> states() {
    Map<String, State> states = new HashMap<>();
    sources.forEach(source -> states.put(source.name(), source.status().state()));
    return states;
  }

  private DeviceState device(Target target, Map<String, State> states) {
    String source = sourceOfTarget.getOrDefault(target.name(), "");
    State state = states.getOrDefault(source, State.RUNNING);
    long last = target.lastUpdateNanos();
    Freshness freshness;
    if (last == 0) {
      freshness = Freshness.WAITING;
    } else if (state == State.FAILED
        || state == State.STOPPED
        || store.time().epochNanos() - last > STALE_NANOS) {
      freshness = Freshness.STALE;
    } else {
      freshness = Freshness.LIVE;
    }
    return new DeviceState(target.name(), source, freshness, last);
  }
}

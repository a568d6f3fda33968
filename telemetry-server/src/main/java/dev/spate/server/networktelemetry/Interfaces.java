package dev.spate.server.networktelemetry;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.SubscribeError.Code;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Suggestions;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.Store;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** Looks interfaces up in the store, with the rights of one caller. Safe to share among threads. */
final class Interfaces {

  private static final Path ALL = Path.parse("/interfaces/interface/state");

  private final Store store;
  private final Access access;
  private final Caller caller;

  Interfaces(Store store, Access access, Caller caller) {
    this.store = store;
    this.access = access;
    this.caller = caller;
  }

  /** What selects the state and counters of an interface. */
  Query query(InterfaceName asked) {
    return new Query(asked.device(), asked.state(), LeafFilter.ALL, access.readScope(caller));
  }

  /** The counters as they are; those that the interface does not have are unset. */
  InterfaceCounters read(InterfaceName asked) throws Refusal {
    ReadScope scope = access.readScope(caller);
    if (!scope.permits(asked.device(), asked.state())
        || !scope.permits(asked.device(), asked.state().child("counters"))) {
      throw new Refusal(Code.PERMISSION_DENIED, "You may not read " + asked);
    }
    if (asked.state().hasWildcard()) {
      throw doesNotExist(asked);
    }
    boolean exists = false;
    long statusNanos = 0;
    InterfaceCounters counters = null;
    Iterator<Match> matches = store.walk(query(asked));
    while (matches.hasNext()) {
      Match match = matches.next();
      GroupReading reading = match.group().newReading();
      if (!match.group().read(reading)) {
        continue;
      }
      exists = true;
      News news = News.of(reading);
      if (news instanceof News.Status status) {
        requireEnabled(asked, status);
        statusNanos = status.timestampNanos();
      } else if (news instanceof News.Counts counted) {
        counters = counted.counters();
      }
    }
    if (!exists) {
      throw doesNotExist(asked);
    }
    return counters == null
        ? InterfaceCounters.newBuilder().setTimestamp(statusNanos).build()
        : counters;
  }

  static void requireEnabled(InterfaceName asked, News.Status status) throws Refusal {
    if (!status.enabled()) {
      throw new Refusal(Code.NOT_ACTIVE, asked + " is administratively down");
    }
  }

  static Refusal removed(InterfaceName asked) {
    return new Refusal(Code.NOT_ACTIVE, asked + " was removed");
  }

  private Refusal doesNotExist(InterfaceName asked) {
    if (store.target(asked.device()).isEmpty()) {
      return new Refusal(
          Code.DOES_NOT_EXIST,
          "There is no device \"" + asked.device() + "\""
              + Suggestions.didYouMean(asked.device(), store.targetNames()));
    }
    return new Refusal(
        Code.DOES_NOT_EXIST,
        "Device " + asked.device() + " has no interface \"" + asked.name() + "\""
            + Suggestions.didYouMean(asked.name(), names(asked.device())));
  }

  private Set<String> names(String device) {
    Set<String> names = new TreeSet<>();
    Iterator<Match> matches =
        store.walk(new Query(device, ALL, LeafFilter.ALL, access.readScope(caller)));
    while (matches.hasNext()) {
      names.add(matches.next().group().container().elems().get(1).keys().get("name"));
    }
    return names;
  }
}

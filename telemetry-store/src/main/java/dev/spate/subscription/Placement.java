package dev.spate.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which drainer serves which connection: all streams of a connection the same, and each drainer as many connections as the others.
 * (A hash will not do: a client's ports are often all even or all odd.) Safe to share among threads.
 */
final class Placement {

  private final List<Drainer> drainers;
  private final int[] connections;
  private final Map<Object, Place> places = new HashMap<>();

  private record Place(Drainer drainer, int streams) {}

  Placement(List<Drainer> drainers) {
    this.drainers = drainers;
    this.connections = new int[drainers.size()];
  }

  /** The drainer of one more stream of a connection. To be given back once. */
  synchronized Drainer take(Object connection) {
    Place place = places.get(connection);
    if (place == null) {
      place = new Place(leastBusy(), 0);
      connections[place.drainer.index()]++;
    }
    places.put(connection, new Place(place.drainer, place.streams + 1));
    return place.drainer;
  }

  /** One stream less. */
  synchronized void giveBack(Object connection) {
    Place left = places.compute(connection, (same, place) -> {
      if (place == null) {
        throw new IllegalStateException("connection " + connection + " has no stream");
      }
      return new Place(place.drainer, place.streams - 1);
    });
    if (left.streams == 0) {
      places.remove(connection);
      connections[left.drainer.index()]--;
    }
  }

  private Drainer leastBusy() {
    Drainer least = drainers.get(0);
    for (Drainer drainer : drainers) {
      if (connections[drainer.index()] < connections[least.index()]) {
        least = drainer;
      }
    }
    return least;
  }
}

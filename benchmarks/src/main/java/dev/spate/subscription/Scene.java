package dev.spate.subscription;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.TimeSource;
import java.util.List;
import java.util.stream.IntStream;

/** One router's interfaces in a store, and a client that follows them ON_CHANGE; delivery runs when an actor says so. */
final class Scene implements Outlet<String> {

  static final Query INTERFACES =
      new Query(null, Path.parse("/interfaces"), LeafFilter.ALL, ReadScope.ALL);

  private static final Schema SCHEMA = Schema.bundled();
  private static final Metrics METRICS = new Metrics();
  private static final List<Path> STATES = IntStream.range(0, 9)
      .mapToObj(i -> Path.parse("/interfaces/interface[name=eth" + i + "]/state"))
      .toList();
  private static final List<String> LEAVES = List.of("mtu");

  final Store store = new Store(SCHEMA, TimeSource.system(), METRICS);
  final Target router1 = store.claim("router1", true, null);
  final Delivery delivery = new Delivery(store, DeliveryOptions.manual());

  /** What the client was told, one after the other: the value of an update, "D" for a deleted branch. */
  private final StringBuilder told = new StringBuilder();

  Group birth(int interfaceNumber) {
    return router1.group(STATES.get(interfaceNumber), LEAVES);
  }

  static void publish(Group group, long mtu) {
    LeafValues values = group.newValues();
    values.setNumber(0, mtu);
    group.publish(mtu, values);
  }

  /** The client follows all interfaces, and has been told of what there is. */
  ClientStream<?> follow() {
    ClientStream<?> stream = open(INTERFACES);
    delivery.runDue();
    told.setLength(0);
    return stream;
  }

  /** The client is about to follow one interface. */
  void open(int interfaceNumber) {
    open(new Query(null, STATES.get(interfaceNumber), LeafFilter.ALL, ReadScope.ALL));
  }

  private ClientStream<?> open(Query query) {
    SubscriptionSpec spec = new SubscriptionSpec(query, SubscriptionMode.ON_CHANGE, 0, false, 0);
    StreamSpec stream = new StreamSpec(ListMode.STREAM, false, List.of(spec));
    return (ClientStream<?>) delivery.open(stream, Scene::text, this);
  }

  /** What the client was told, all that is due included. */
  String told() {
    delivery.runDue();
    return told.toString();
  }

  private static String text(Delta delta) {
    String deleted = delta.deletedBranch() == null ? "" : "D";
    return delta.hasGroup() ? deleted + delta.reading().values().number(0) : deleted;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void send(String frame) {
    told.append(frame);
  }

  @Override
  public void sync() {}

  @Override
  public void complete() {}

  @Override
  public void fail(RuntimeException cause) {
    throw cause;
  }

  @Override
  public Object connection() {
    return this;
  }
}

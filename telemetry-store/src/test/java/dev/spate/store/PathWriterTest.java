package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PathWriterTest {

  private static final Path ETH0 = Path.parse("/interfaces/interface[name=eth0]");
  private static final Path MTU = ETH0.append(Path.parse("state/mtu"));
  private static final Path IN_OCTETS = ETH0.append(Path.parse("state/counters/in-octets"));
  private static final Path OUT_OCTETS = ETH0.append(Path.parse("state/counters/out-octets"));
  private static final Path WIDGETS = Path.parse("/vendor/thing[id=1]/widgets");

  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), new ManualTime(), metrics);
  private final PathWriter writer = new PathWriter(store.claim("router1", false, null));

  @Test
  void publish_makesKnownWhatTheBatchSaid_andNothingBefore() {
    writer.begin(1);
    assertThat(writer.update(IN_OCTETS, new Value.Uint(7))).isTrue();
    assertThat(leaves()).isEmpty();

    writer.publish();

    assertThat(leaves()).containsExactly(Map.entry(IN_OCTETS.toString(), new Value.Uint(7)));
    assertThat(groups()).extracting(PathWriterTest::timestamp).containsExactly(1L);
  }

  @Test
  void publish_ofAPart_keepsTheOthersValues() {
    publish(1, IN_OCTETS, new Value.Uint(7), OUT_OCTETS, new Value.Uint(8));

    publish(2, OUT_OCTETS, new Value.Uint(9));

    assertThat(leaves())
        .containsEntry(IN_OCTETS.toString(), new Value.Uint(7))
        .containsEntry(OUT_OCTETS.toString(), new Value.Uint(9));
  }

  @Test
  void leavesFirstSeenInOneBatch_areOneGroupOfTheirContainer_inAnyOrder() {
    publish(
        1, OUT_OCTETS, new Value.Uint(8), MTU, new Value.Uint(1500), IN_OCTETS, new Value.Uint(7));
    Path other = Path.parse("/interfaces/interface[name=eth1]/state/counters");
    publish(
        2,
        other.child("in-octets"),
        new Value.Uint(1),
        other.child("out-octets"),
        new Value.Uint(1));

    assertThat(groups())
        .extracting(
            group -> group.shape().leaves().stream().map(Shape.Leaf::name).toList())
        .containsExactly(
            List.of("mtu"), List.of("in-octets", "out-octets"), List.of("in-octets", "out-octets"));
  }

  @Test
  void leafThatComesLater_getsAFurtherGroup() {
    publish(1, IN_OCTETS, new Value.Uint(7));

    publish(2, OUT_OCTETS, new Value.Uint(8));

    assertThat(groups()).extracting(PathWriterTest::timestamp).containsExactly(1L, 2L);
    assertThat(leaves()).hasSize(2);
  }

  @Test
  void containerOfManyLeaves_isSplit() {
    writer.begin(1, Path.parse("/vendor"));
    for (int i = 0; i < 2 * Shape.MAX_LEAVES + 1; i++) {
      writer.update(Path.parse("leaf" + i), new Value.Int(i));
    }
    writer.publish();

    assertThat(groups()).extracting(group -> group.shape().size()).containsExactly(64, 64, 1);
    assertThat(leaves()).hasSize(129).containsEntry("/vendor/leaf77", new Value.Int(77));
  }

  @Test
  void prefix_standsBeforeAllPaths_andAnEmptyPathIsThePrefix() {
    writer.begin(1, ETH0.child("state"));
    writer.update(Path.parse("mtu"), new Value.Uint(1500));
    writer.update(Path.parse("counters/in-octets"), new Value.Uint(7));
    writer.begin(1, OUT_OCTETS);
    writer.update(Path.ROOT, new Value.Uint(8));
    writer.publish();

    assertThat(leaves())
        .containsOnlyKeys(MTU.toString(), IN_OCTETS.toString(), OUT_OCTETS.toString());
  }

  @Test
  void origin_isThatOfThePrefix_orOfAWholePath() {
    writer.begin(1);
    writer.update(Path.parse("vendor:/thing/widgets"), new Value.Int(1));
    writer.begin(1, Path.parse("vendor:/thing"));
    writer.update(Path.parse("gadgets"), new Value.Int(2));
    writer.publish();
    publish(2, Path.parse("vendor:/thing/widgets"), new Value.Int(3));

    assertThat(leaves("vendor:/"))
        .containsEntry("vendor:/thing/widgets", new Value.Int(3))
        .containsEntry("vendor:/thing/gadgets", new Value.Int(2));
  }

  @Test
  void update_refusesAValueThatTheSchemaDoesNotAllow_andTheBatchGoesOn() {
    publish(1, MTU, new Value.Uint(1500));
    writer.begin(2);

    for (Path leaf : List.of(MTU, IN_OCTETS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.update(leaf, new Value.Text("much")))
          .withMessageContaining("\"" + leaf + "\" of target \"router1\"")
          .withMessageContaining("uint")
          .withMessageContaining("much");
    }
    writer.update(OUT_OCTETS, new Value.Uint(8));
    writer.publish();

    assertThat(leaves())
        .containsOnly(
            Map.entry(MTU.toString(), new Value.Uint(1500)),
            Map.entry(OUT_OCTETS.toString(), new Value.Uint(8)));
    assertThat(groups()).extracting(PathWriterTest::timestamp).containsExactly(1L, 2L);
  }

  @Test
  void update_refusesWhatCanBeNoLeaf() {
    publish(1, WIDGETS, new Value.Int(1));
    writer.begin(2);

    refuses("/interfaces", "container");
    refuses("/vendor/thing[id=1]", "no keys");
    refuses("/interfaces/interface/state/mtu", "[name]");
    refuses("/interfaces/interface[name=*]/state/mtu", "wildcard");
    refuses("/interfaces/interface[name=eth0]/state/mtu/more", "mtu is a leaf");
    refuses("/vendor/thing[id=1]/widgets/more", "widgets\" is a leaf");
    refuses("/vendor", "container");
    refuses("/", "root");
    writer.publish();
    assertThat(leaves()).containsOnlyKeys(WIDGETS.toString());
  }

  @Test
  void strictTarget_refusesALeafThatTheSchemaDoesNotKnow() {
    PathWriter strict = new PathWriter(store.claim("router2", true, null));
    strict.begin(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> strict.update(WIDGETS, new Value.Int(1)))
        .withMessageContaining(WIDGETS.toString())
        .withMessageContaining("strict");
  }

  @Test
  void unknownLeaf_hasTheTypeOfItsValue() {
    Path identity = Path.parse("/vendor/kind");
    publish(1, WIDGETS, new Value.Uint(-1), identity, new Value.Identity("acme", "BIG"));

    assertThat(leaves())
        .containsEntry(WIDGETS.toString(), new Value.Uint(-1))
        .containsEntry(identity.toString(), new Value.Identity("acme", "BIG"));
    assertThat(typeOf("widgets")).isEqualTo(LeafType.UINT64);
  }

  @Test
  void unknownLeafWhoseValuesChangeKind_takesAny_andNothingElseIsLost() {
    Path gadgets = Path.parse("/vendor/thing[id=1]/gadgets");
    Path deeper = Path.parse("/vendor/thing[id=1]/part/size");
    publish(1, WIDGETS, new Value.Int(1), gadgets, new Value.Text("many"));
    publish(2, deeper, new Value.Decimal(0.5));

    publish(3, WIDGETS, new Value.Text("unlimited"));
    publish(4, WIDGETS, new Value.LeafList(List.of(new Value.Int(2), new Value.Text("three"))));

    assertThat(leaves())
        .containsOnly(
            Map.entry(
                WIDGETS.toString(),
                new Value.LeafList(List.of(new Value.Int(2), new Value.Text("three")))),
            Map.entry(gadgets.toString(), new Value.Text("many")),
            Map.entry(deeper.toString(), new Value.Decimal(0.5)));
    assertThat(typeOf("widgets")).isEqualTo(LeafType.ANY);
    assertThat(groups()).extracting(PathWriterTest::timestamp).containsExactly(4L, 2L);
  }

  @Test
  void olderBatch_isRefusedAndCountedOnce_andLeavesNothingBehind() {
    publish(5, IN_OCTETS, new Value.Uint(7), OUT_OCTETS, new Value.Uint(8));

    writer.begin(4);
    assertThat(writer.update(IN_OCTETS, new Value.Uint(6))).isFalse();
    assertThat(writer.update(OUT_OCTETS, new Value.Uint(6))).isFalse();
    writer.delete(IN_OCTETS);
    writer.publish();
    publish(5, OUT_OCTETS, new Value.Uint(9));

    assertThat(leaves())
        .containsEntry(IN_OCTETS.toString(), new Value.Uint(7))
        .containsEntry(OUT_OCTETS.toString(), new Value.Uint(9));
    assertThat(metrics.value(Metric.STALE_PUBLISHES)).isEqualTo(1);
  }

  @Test
  void acceptOlder_isForADeviceWhoseClockWasSet() {
    publish(5, IN_OCTETS, new Value.Uint(7));

    writer.begin(1);
    writer.acceptOlder();
    writer.update(IN_OCTETS, new Value.Uint(8));
    writer.publish();

    assertThat(leaves()).containsEntry(IN_OCTETS.toString(), new Value.Uint(8));
    assertThat(groups()).extracting(PathWriterTest::timestamp).containsExactly(1L);
  }

  @Test
  void delete_ofALeaf_isSeenAfterThePublish() {
    publish(1, IN_OCTETS, new Value.Uint(7), OUT_OCTETS, new Value.Uint(8));

    writer.begin(2);
    writer.delete(IN_OCTETS);
    writer.publish();

    assertThat(leaves()).containsOnlyKeys(OUT_OCTETS.toString());
  }

  @Test
  void delete_ofABranch_takesAllBelow_whichMayComeAgainInTheSameBatch() {
    publish(1, MTU, new Value.Uint(1500), IN_OCTETS, new Value.Uint(7), WIDGETS, new Value.Int(1));

    writer.begin(2, ETH0);
    writer.update(Path.parse("state/ifindex"), new Value.Uint(1));
    writer.update(Path.parse("state/mtu"), new Value.Uint(9000));
    writer.delete(Path.ROOT);
    writer.update(Path.parse("state/counters/in-octets"), new Value.Uint(1));
    writer.publish();

    assertThat(leaves())
        .containsOnly(
            Map.entry(IN_OCTETS.toString(), new Value.Uint(1)),
            Map.entry(WIDGETS.toString(), new Value.Int(1)));
  }

  @Test
  void delete_ofTheLastLeaves_takesTheirContainersToo() {
    publish(1, ETH0.child("name"), new Value.Text("eth0"), MTU, new Value.Uint(1500));

    writer.begin(2);
    writer.delete(ETH0.child("name"));
    writer.delete(MTU);
    writer.publish();

    assertThat(store.soleGroup("router1", Path.parse("/interfaces"))).isEmpty();
    assertThat(groups()).isEmpty();
  }

  @Test
  void delete_refusesWildcardsAndMissingKeys_andIgnoresWhatIsNotThere() {
    publish(1, MTU, new Value.Uint(1500));
    writer.begin(2);

    for (String path : List.of("/interfaces/interface[name=*]", "/interfaces/interface")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.delete(Path.parse(path)))
          .withMessageContaining(path);
    }
    writer.delete(Path.parse("/interfaces/interface[name=eth7]/state/mtu"));
    writer.delete(Path.parse("/vendor"));
    writer.publish();

    assertThat(leaves()).containsOnlyKeys(MTU.toString());
  }

  private void refuses(String leaf, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.update(Path.parse(leaf), new Value.Uint(1)))
        .withMessageContaining("\"" + leaf + "\"")
        .withMessageContaining(why);
  }

  private void publish(long timestampNanos, Object... pathsAndValues) {
    writer.begin(timestampNanos);
    for (int i = 0; i < pathsAndValues.length; i += 2) {
      writer.update((Path) pathsAndValues[i], (Value) pathsAndValues[i + 1]);
    }
    writer.publish();
  }

  private Map<String, Value> leaves() {
    return leaves("/");
  }

  private Map<String, Value> leaves(String root) {
    return leaves(store, root);
  }

  /** All values in a store's tree, by their paths. */
  static Map<String, Value> leaves(Store store, String root) {
    Map<String, Value> leaves = new TreeMap<>();
    for (Group group : groups(store, root)) {
      GroupReading reading = group.newReading();
      assertThat(group.read(reading)).isTrue();
      for (int i = 0; i < group.shape().size(); i++) {
        if (reading.values().isPresent(i)) {
          Path path = group.container().child(group.shape().leaf(i).name());
          leaves.put(path.toString(), reading.values().value(i));
        }
      }
    }
    return leaves;
  }

  private List<Group> groups() {
    return groups(store, "/");
  }

  private static List<Group> groups(Store store, String root) {
    List<Group> groups = new ArrayList<>();
    Query all = new Query(null, Path.parse(root), LeafFilter.ALL, ReadScope.ALL);
    store.walk(all).forEachRemaining(match -> groups.add(match.group()));
    return groups;
  }

  private LeafType typeOf(String leaf) {
    return groups().stream()
        .filter(group -> group.shape().indexOf(leaf) >= 0)
        .map(group -> group.shape().leaf(group.shape().indexOf(leaf)).info().type())
        .findFirst()
        .orElseThrow();
  }

  private static long timestamp(Group group) {
    GroupReading reading = group.newReading();
    assertThat(group.read(reading)).isTrue();
    return reading.timestampNanos();
  }
}

package dev.spate.json;

import static dev.spate.json.JsonStyle.IETF;
import static dev.spate.json.JsonStyle.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.DataType;
import dev.spate.query.LeafClass;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Match;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checklist rules T7, G9 and RFC 7951: a subtree as one JSON value. */
class TreeJsonTest {
  private static final Schema SCHEMA = Schema.bundled();
  private static final String ETH0 = "/interfaces/interface[name=eth0]";

  private final Store store = new Store(SCHEMA, new ManualTime(), new Metrics());
  private final Target device = store.claim("router1", false, null);

  @Test
  void T7_a_container_is_one_object_with_its_lists_in_arrays() {
    publishInterface("eth10", 9000);
    publishInterface("eth2", 1500);
    assertThat(json("/interfaces", PLAIN))
        .isEqualTo("{\"interface\":["
            + "{\"name\":\"eth2\",\"config\":{\"mtu\":1500,\"type\":\"ethernetCsmacd\"},"
            + "\"state\":{\"counters\":{\"in-octets\":7}}},"
            + "{\"name\":\"eth10\",\"config\":{\"mtu\":9000,\"type\":\"ethernetCsmacd\"},"
            + "\"state\":{\"counters\":{\"in-octets\":7}}}]}");
  }

  @Test
  void G9_ietf_qualifies_names_at_the_top_and_where_the_module_changes() {
    publishInterface("eth0", 1500);
    publish(ETH0 + "/ethernet/config", Map.of("auto-negotiate", new Value.Bool(true)));
    assertThat(json("/", IETF))
        .isEqualTo("{\"openconfig-interfaces:interfaces\":{\"interface\":[{\"name\":\"eth0\","
            + "\"config\":{\"mtu\":1500,\"type\":\"iana-if-type:ethernetCsmacd\"},"
            + "\"openconfig-if-ethernet:ethernet\":{\"config\":{\"auto-negotiate\":true}},"
            + "\"state\":{\"counters\":{\"in-octets\":\"7\"}}}]}}");
    assertThat(json(ETH0 + "/ethernet", IETF))
        .isEqualTo("{\"openconfig-if-ethernet:config\":{\"auto-negotiate\":true}}");
    assertThat(json(ETH0 + "/config", IETF))
        .isEqualTo(
            "{\"openconfig-interfaces:mtu\":1500,\"openconfig-interfaces:type\":\"iana-if-type:ethernetCsmacd\"}");
  }

  @Test
  void G9_a_leaf_is_the_bare_value() {
    publishInterface("eth0", 1500);
    assertThat(json(ETH0 + "/config/mtu", PLAIN)).isEqualTo("1500");
    assertThat(json(ETH0 + "/state/counters/in-octets", IETF)).isEqualTo("\"7\"");
    assertThat(json(ETH0 + "/config/enabled", IETF)).isEmpty();
  }

  @Test
  void T7_a_list_entry_has_its_keys() {
    publishInterface("eth0", 1500);
    var state = new LeafFilter(DataType.STATE, 0, Set.of(), LeafClass.ANY);
    assertThat(json(ETH0, state, PLAIN))
        .isEqualTo("{\"name\":\"eth0\",\"state\":{\"counters\":{\"in-octets\":7}}}");
  }

  @Test
  void T7_keys_are_typed_by_the_schema() {
    publish(
        ETH0 + "/subinterfaces/subinterface[index=3]/config", Map.of("index", new Value.Uint(3)));
    publish("/system/processes/process[pid=12]/state", Map.of("pid", new Value.Uint(12)));
    assertThat(json(ETH0 + "/subinterfaces", IETF))
        .isEqualTo(
            "{\"openconfig-interfaces:subinterface\":[{\"index\":3,\"config\":{\"index\":3}}]}");
    assertThat(json("/system/processes", IETF))
        .isEqualTo("{\"openconfig-system:process\":[{\"pid\":\"12\",\"state\":{\"pid\":\"12\"}}]}");
    assertThat(json("/system/processes", PLAIN))
        .isEqualTo("{\"process\":[{\"pid\":12,\"state\":{\"pid\":12}}]}");
  }

  @Test
  void T7_a_key_that_its_model_forbids_is_written_as_it_is() {
    publish("/system/processes/process[pid=init]/state", Map.of("name", new Value.Text("init")));
    assertThat(json("/system/processes", IETF))
        .isEqualTo(
            "{\"openconfig-system:process\":[{\"pid\":\"init\",\"state\":{\"name\":\"init\"}}]}");
  }

  @Test
  void T7_nothing_below_a_node_writes_nothing() {
    device.group(Path.parse(ETH0 + "/config"), List.of("mtu"));
    assertThat(json("/interfaces", PLAIN)).isEmpty();
    publish(ETH0 + "/state", Map.of());
    assertThat(json("/", PLAIN)).isEmpty();
    assertThat(json(ETH0 + "/state/mtu", PLAIN)).isEmpty();
  }

  @Test
  void T7_leaves_that_no_table_knows_have_plain_names() {
    Group group = device.untypedGroup(
        Path.parse("native:/box[slot=1]/fan"),
        Map.of("rpm", LeafInfo.unknown(LeafType.INT64, false)));
    LeafValues values = group.newValues();
    values.setNumber(0, 4200);
    group.publish(1, values);
    assertThat(json("native:/", IETF))
        .isEqualTo("{\"box\":[{\"slot\":\"1\",\"fan\":{\"rpm\":\"4200\"}}]}");
  }

  @Test
  void write_givesTheTimeOfTheLatestValueThatItWrote() {
    Query query =
        new Query("router1", Path.parse("/interfaces/*/config"), LeafFilter.ALL, ReadScope.ALL);
    Path base = Path.parse("/interfaces");
    assertThat(TreeJson.write(new JsonBuffer(), SCHEMA, base, store.walk(query), PLAIN))
        .isEmpty();

    Group eth0 = group("eth0");
    Group eth1 = group("eth1");
    publishMtu(eth0, 5, 1500);
    publishMtu(eth1, 3, 1500);
    assertThat(TreeJson.write(new JsonBuffer(), SCHEMA, base, store.walk(query), PLAIN))
        .hasValue(5);

    // Published after the walk found it: what is written is the new value, with its time.
    Iterator<Match> walk = store.walk(query);
    List<Match> found = new ArrayList<>();
    walk.forEachRemaining(found::add);
    publishMtu(eth1, 7, 9000);
    JsonBuffer out = new JsonBuffer();
    assertThat(TreeJson.write(out, SCHEMA, base, found.iterator(), PLAIN)).hasValue(7);
    assertThat(out.toString()).contains("9000");
  }

  private Group group(String name) {
    return device.group(
        Path.parse("/interfaces/interface[name=" + name + "]/config"), List.of("mtu"));
  }

  private static void publishMtu(Group group, long timestampNanos, long mtu) {
    LeafValues values = group.newValues();
    values.setNumber(0, mtu);
    group.publish(timestampNanos, values);
  }

  @Test
  void write_andTreeReader_agree() {
    Random random = new Random(11);
    Map<Path, Value> leaves = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (int i = 0; i < 30; i++) {
      String entry = "/interfaces/interface[name=e" + i + "]";
      leaves.putAll(publish(entry, Map.of("name", new Value.Text("e" + i))));
      leaves.putAll(publish(
          entry + "/config",
          Map.of(
              "mtu",
              new Value.Uint(random.nextInt(9000)),
              "description",
              new Value.Text("\"" + i + "\n"))));
      leaves.putAll(publish(
          entry + "/subinterfaces/subinterface[index=" + i + "]",
          Map.of("index", new Value.Uint(i))));
    }
    for (JsonStyle style : JsonStyle.values()) {
      for (String base : List.of("/", "/interfaces")) {
        Map<Path, Value> read =
            TreeReader.leaves(SCHEMA, Path.parse(base), JsonReader.parse(json(base, style)));
        assertThat(read).containsExactlyInAnyOrderEntriesOf(leaves);
      }
    }
  }

  /** Against a model that builds a tree of maps from leaf paths. */
  @Test
  void write_writesWhatTheModelBuilds() {
    Random random = new Random(13);
    for (int round = 0; round < 300; round++) {
      Target target = store.claim("random" + round, false, null);
      Map<String, Object> expected = new LinkedHashMap<>();
      Set<Path> containers = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
      for (int i = random.nextInt(12); i > 0; i--) {
        containers.add(randomContainer(random));
      }
      for (Path container : containers) {
        Group group =
            target.untypedGroup(container, Map.of("leaf", LeafInfo.unknown(LeafType.INT64, false)));
        LeafValues values = group.newValues();
        values.setNumber(0, random.nextInt(100));
        group.publish(1, values);
        Model.put(expected, container, new BigDecimal(values.number(0)));
      }
      Query query = new Query(target.name(), Path.root("x"), LeafFilter.ALL, ReadScope.ALL);
      JsonBuffer out = new JsonBuffer();
      OptionalLong written = TreeJson.write(out, SCHEMA, query.path(), store.walk(query), PLAIN);
      assertThat(written.isEmpty()).isEqualTo(containers.isEmpty());
      assertThat(written.isEmpty() ? Map.of() : JsonReader.parse(out.toString()))
          .isEqualTo(Model.withoutIndexes(expected));
    }
  }

  private static Path randomContainer(Random random) {
    List<PathElem> elems = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = String.valueOf((char) ('a' + random.nextInt(3)));
      elems.add(
          name.equals("b") ? PathElem.of("b", "k", "" + random.nextInt(12)) : PathElem.of(name));
    }
    return Path.of("x", elems);
  }

  private static final class Model {
    /** Adds a leaf to a tree of maps, in which a list is a map from an entry's key to the entry. */
    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> tree, Path container, Object value) {
      Map<String, Object> node = tree;
      for (PathElem elem : container.elems()) {
        Map<String, Object> child = (Map<String, Object>)
            node.computeIfAbsent(elem.name(), name -> new LinkedHashMap<String, Object>());
        String key = elem.keys().get("k");
        if (key != null) {
          child = (Map<String, Object>) child.computeIfAbsent(
              "#" + key, name -> new LinkedHashMap<String, Object>(Map.of("k", key)));
        }
        node = child;
      }
      node.put("leaf", value);
    }

    /** The same with the entries of a list in an array, in order of their keys. */
    static Object withoutIndexes(Object tree) {
      if (!(tree instanceof Map<?, ?> map)) {
        return tree;
      }
      if (map.keySet().stream().anyMatch(key -> key.toString().startsWith("#"))) {
        TreeMap<Integer, Object> entries = new TreeMap<>();
        map.forEach((key, entry) ->
            entries.put(Integer.parseInt(key.toString().substring(1)), withoutIndexes(entry)));
        return new ArrayList<>(entries.values());
      }
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((name, child) -> plain.put(name, withoutIndexes(child)));
      return plain;
    }
  }

  private void publishInterface(String name, int mtu) {
    String entry = "/interfaces/interface[name=" + name + "]";
    publish(entry, Map.of("name", new Value.Text(name)));
    Map<String, Value> config = new LinkedHashMap<>();
    config.put("mtu", new Value.Uint(mtu));
    config.put("type", new Value.Identity("iana-if-type", "ethernetCsmacd"));
    publish(entry + "/config", config);
    publish(entry + "/state/counters", Map.of("in-octets", new Value.Uint(7)));
  }

  /** Publishes leaves of one container, and tells them by their paths. */
  private Map<Path, Value> publish(String container, Map<String, Value> leaves) {
    Path path = Path.parse(container);
    List<String> names = leaves.isEmpty() ? List.of("mtu") : List.copyOf(leaves.keySet());
    Group group = device.group(path, names);
    LeafValues values = group.newValues();
    Map<Path, Value> published = new LinkedHashMap<>();
    leaves.forEach((name, value) -> {
      values.set(group.shape().indexOf(name), value);
      published.put(path.child(name), value);
    });
    group.publish(1, values);
    return published;
  }

  private String json(String base, JsonStyle style) {
    return json(base, LeafFilter.ALL, style);
  }

  private String json(String base, LeafFilter filter, JsonStyle style) {
    Query query = new Query("router1", Path.parse(base), filter, ReadScope.ALL);
    JsonBuffer out = new JsonBuffer();
    TreeJson.write(out, SCHEMA, query.path(), store.walk(query), style);
    return out.toString();
  }
}

package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random batches of updates and deletes, with and without prefixes, against a model that is one map of paths and values: after each
 * publish the store holds what the map holds.
 */
class PathWriterModelTest {

  private static final int BATCHES = 1_500;
  private static final List<String> CONTAINERS = List.of(
      "/interfaces/interface[name=eth0]/state",
      "/interfaces/interface[name=eth0]/state/counters",
      "/interfaces/interface[name=eth1]/state/counters",
      "/vendor",
      "/vendor/thing[id=1]",
      "/vendor/thing[id=1]/part",
      "/vendor/thing[id=2]/part");
  private static final List<String> KNOWN = List.of("in-octets", "in-pkts", "out-octets");
  private static final List<String> UNKNOWN = List.of("a", "b", "c", "d");
  private static final List<String> BRANCHES = List.of(
      "/", "/interfaces", "/interfaces/interface[name=eth0]", "/vendor", "/vendor/thing[id=1]");

  private final Store store = new Store(Schema.bundled(), new ManualTime(), new Metrics());
  private final PathWriter writer = new PathWriter(store.claim("router1", false, null));
  private final Map<String, Value> model = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverWasWritten_theStoreHoldsIt(long seed) {
    Random random = new Random(seed);
    long timestampNanos = 0;

    for (int batch = 0; batch < BATCHES; batch++) {
      timestampNanos += random.nextInt(3);
      write(random, batch, timestampNanos);
      writer.publish();

      assertThat(PathWriterTest.leaves(store, "/")).isEqualTo(model);
    }
  }

  /** A batch; if it is older than all before, it only brings leaves that were not there. */
  private void write(Random random, int batch, long timestampNanos) {
    boolean stale = random.nextInt(10) == 0;
    Map<String, Value> before = new TreeMap<>(model);
    for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
      Path container = Path.parse(oneOf(random, CONTAINERS));
      int prefixLength = random.nextInt(container.size() + 1);
      Path prefix = Path.of("", container.elems().subList(0, prefixLength));
      Path rest = Path.of("", container.elems().subList(prefixLength, container.size()));
      writer.begin(stale ? -batch : timestampNanos, prefix);
      for (int leaves = random.nextInt(5); leaves > 0; leaves--) {
        Path leaf =
            rest.child(oneOf(random, container.last().name().equals("counters") ? KNOWN : UNKNOWN));
        String whole = prefix.append(leaf).toString();
        if (random.nextInt(6) == 0) {
          writer.delete(leaf);
          if (!stale || !before.containsKey(whole)) {
            model.remove(whole);
          }
        } else {
          Value value = value(random, whole);
          if (writer.update(leaf, value)) {
            model.put(whole, value);
          } else {
            assertThat(stale).isTrue();
          }
        }
      }
    }
    if (!stale && random.nextInt(20) == 0) {
      String branch = oneOf(random, BRANCHES);
      writer.begin(timestampNanos);
      writer.delete(Path.parse(branch));
      model.keySet().removeIf(leaf -> Path.parse(leaf).startsWith(Path.parse(branch)));
    }
  }

  /** Of one kind mostly, where the schema does not forbid another. */
  private static Value value(Random random, String leaf) {
    if (leaf.contains("counters") || random.nextInt(50) != 0) {
      return new Value.Uint(random.nextInt(100));
    }
    return random.nextBoolean() ? new Value.Text("text") : new Value.Bool(true);
  }

  private static String oneOf(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

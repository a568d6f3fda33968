package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static dev.spate.subscription.StoreHarness.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.path.Path;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random births, changes, deletes, stalls and time, against a model that is one map: whatever happened, a client that catches up
 * knows what the map holds, was told of each path in timestamp order, and was told how many changes it missed.
 */
class DeliveryModelTest {

  private static final String[] NAMES = {"eth0", "eth1", "eth2", "eth10"};
  private static final List<String> COUNTERS = List.of("in-octets", "out-octets", "in-pkts");
  private static final int STEPS = 4_000;

  private final ManualTime clock = new ManualTime();
  private final StoreHarness store = new StoreHarness(clock);
  private final Device device = store.device("router1");
  private final Map<String, String> model = new TreeMap<>();
  private final List<Client> clients = new ArrayList<>();
  private final Map<Client, Map<String, Long>> lastSeen = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappened_aClientThatCatchesUpKnowsTheStore(long seed) {
    Random random = new Random(seed);
    clients.add(store.subscribe(onChange("/interfaces")));
    clients.add(
        store.subscribe(onChange("/interfaces/interface[name=*]/state/counters/in-octets")));
    clients.add(store.subscribe(onChange("/interfaces").heartbeat(Duration.ofSeconds(3))));
    clients.add(store.subscribe(sample("/interfaces", Duration.ofSeconds(1))));
    clients.add(store.subscribe(sample("/interfaces", Duration.ofSeconds(1)).suppressRedundant()));
    clients.add(store.open(ListMode.STREAM, true, Integer.MAX_VALUE, onChange("/interfaces")));
    clients.add(store.subscribe(
        onChange("/interfaces/interface[name=*]/state/counters/in-octets"),
        sample("/interfaces/interface[name=*]/state/counters/out-octets", Duration.ofSeconds(1))));
    clients.forEach(client -> lastSeen.put(client, new HashMap<>()));

    for (int step = 0; step < STEPS; step++) {
      act(random);
      if (random.nextInt(4) == 0) {
        store.delivery().runDue();
      }
      clients.forEach(this::checkOrder);
    }
    clients.forEach(Client::resume);
    store.pass(Duration.ofSeconds(2), Duration.ofMillis(100));
    clients.forEach(this::checkOrder);

    for (Client client : clients) {
      Map<String, String> expected = new TreeMap<>(model);
      if (client == clients.get(1)) {
        expected.keySet().removeIf(path -> !path.endsWith("/in-octets"));
      } else if (client == clients.get(6)) {
        expected.keySet().removeIf(path -> path.endsWith("/in-pkts"));
      }
      assertThat(client.state()).as("client %d", clients.indexOf(client)).isEqualTo(expected);
    }
  }

  private void act(Random random) {
    String name = NAMES[random.nextInt(NAMES.length)];
    Path container = Device.counters(name);
    switch (random.nextInt(12)) {
      case 0 -> {
        if (device.group(container) != null) {
          device.delete("/interfaces/interface[name=" + name + "]");
          model.keySet().removeIf(path -> path.startsWith(container.toString()));
        }
      }
      case 1 -> clients.get(random.nextInt(clients.size())).stall();
      case 2 -> clients.get(random.nextInt(clients.size())).take(random.nextInt(4));
      case 3 -> clients.get(random.nextInt(clients.size())).resume();
      case 4, 5 -> clock.advance(Duration.ofMillis(random.nextInt(400)));
      case 6 -> publish(container, COUNTERS.get(random.nextInt(3)), null);
      default -> publish(container, COUNTERS.get(random.nextInt(3)), random.nextInt(5));
    }
  }

  private void publish(Path container, String leaf, Object value) {
    if (device.group(container) == null) {
      device.born(container, COUNTERS);
    }
    device.publish(container, leaf, value);
    if (value == null) {
      model.remove(container.child(leaf).toString());
    } else {
      model.put(container.child(leaf).toString(), value.toString());
    }
  }

  private void checkOrder(Client client) {
    for (Message.Update update : client.updates()) {
      Long before = lastSeen.get(client).put(update.path(), update.timestampNanos());
      assertThat(update.timestampNanos()).isGreaterThanOrEqualTo(before == null ? 0 : before);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyChangeIsSentOrCountedAsADuplicate(long seed) {
    Random random = new Random(seed);
    device.born(Device.counters("eth0"), COUNTERS);
    device.publish(Device.counters("eth0"), "in-octets", 0);
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    long sent = 0;
    for (int i = 1; i <= 5_000; i++) {
      device.publish(Device.counters("eth0"), "in-octets", i);
      switch (random.nextInt(20)) {
        case 0 -> client.stall();
        case 1 -> client.resume();
        default -> {}
      }
      for (Message.Update update : client.updates()) {
        sent += 1 + update.duplicates();
      }
    }
    client.resume();
    for (Message.Update update : client.updates()) {
      sent += 1 + update.duplicates();
    }

    assertThat(sent).isEqualTo(5_000);
  }
}

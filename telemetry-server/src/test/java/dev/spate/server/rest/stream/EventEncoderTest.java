package dev.spate.server.rest.stream;

import static dev.spate.subscription.Device.counters;
import static dev.spate.subscription.Device.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.path.Path;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Target;
import dev.spate.subscription.Device;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.StoreHarness;
import dev.spate.subscription.Stream;
import dev.spate.subscription.StreamSpec;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the events of a stream say. */
class EventEncoderTest {

  private static final String ETH0 = "/interfaces/interface[name=eth0]";

  private final StoreHarness store = new StoreHarness(new ManualTime());
  private final Device device = store.device("router1");

  @AfterEach
  void close() {
    store.delivery().close();
  }

  @Test
  void encode_container_isOneEventWithItsLeaves() {
    device.withInterface("eth0");
    Client client = new Client(ETH0 + "/state/counters");

    assertThat(client.received()).containsExactly("""
            event: update
            id: 1767225600000000000
            data: {"target":"router1","timestamp":"2026-01-01T00:00:00Z","path":"%s/state/counters","values":{"in-octets":0,"out-octets":0,"in-pkts":0,"out-pkts":0}}

            """.formatted(ETH0));
  }

  @Test
  void size_isCounted() {
    device.withInterface("eth0");

    List<String> events = new Client(ETH0 + "/state/counters").received();

    assertThat(store.metrics().value(Metric.BYTES_OUT))
        .isEqualTo(String.join("", events).getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void encode_change_tellsTheLeavesThatChanged() {
    device.withInterface("eth0");
    Client client = new Client(ETH0 + "/state/counters");
    client.received();

    device.publish(counters("eth0"), "in-octets", Long.MAX_VALUE, "out-octets", 7);

    assertThat(client.received())
        .singleElement()
        .asString()
        .endsWith("\"values\":{\"in-octets\":9223372036854775807,\"out-octets\":7}}\n\n");
  }

  @Test
  void encode_everyType_isPlainJson() {
    Target target = store.store().claim("vendor", false, null);
    Map<String, LeafInfo> leaves = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("unsigned", new Value.Uint(-1));
    values.put("signed", new Value.Int(-5));
    values.put("up", new Value.Bool(true));
    values.put("ratio", new Value.Decimal(0.25));
    values.put("name", new Value.Text("a \"b\"\nc é"));
    values.put("list", new Value.LeafList(List.of(new Value.Text("x"), new Value.Text("y"))));
    values.put("raw", new Value.Bytes(new byte[] {1, 2, 3}));
    leaves.put("unsigned", LeafInfo.unknown(LeafType.UINT64, false));
    leaves.put("signed", LeafInfo.unknown(LeafType.INT64, false));
    leaves.put("up", LeafInfo.unknown(LeafType.BOOLEAN, false));
    leaves.put("ratio", LeafInfo.unknown(LeafType.DECIMAL, false));
    leaves.put("name", LeafInfo.unknown(LeafType.STRING, false));
    leaves.put("list", LeafInfo.unknown(LeafType.STRING, true));
    leaves.put("raw", LeafInfo.unknown(LeafType.BINARY, false));
    Group group = target.untypedGroup(Path.parse("vendor:/things/thing[id=a/b]"), leaves);
    LeafValues buffer = group.newValues();
    values.forEach((name, value) -> buffer.set(group.shape().indexOf(name), value));
    group.publish(1_700_000_000_000_000_001L, buffer);

    assertThat(new Client("vendor:/").received()).containsExactly("""
            event: update
            id: 1700000000000000001
            data: {"target":"vendor","timestamp":"2023-11-14T22:13:20.000000001Z","path":"vendor:/things/thing[id=a/b]","values":\
            {"unsigned":18446744073709551615,"signed":-5,"up":true,"ratio":0.25,"name":"a \\"b\\"\\nc é","list":["x","y"],"raw":"AQID"}}

            """);
  }

  @Test
  void encode_leafThatWent_isADelete() {
    device.withInterface("eth0");
    Client client = new Client(ETH0 + "/state/counters");
    client.received();

    device.publish(counters("eth0"), "in-octets", null, "out-octets", 8);

    assertThat(client.received()).containsExactly("""
            event: delete
            id: 1767225600000000000
            data: {"target":"router1","timestamp":"2026-01-01T00:00:00Z","paths":["%1$s/state/counters/in-octets"]}

            event: update
            id: 1767225600000000000
            data: {"target":"router1","timestamp":"2026-01-01T00:00:00Z","path":"%1$s/state/counters","values":{"out-octets":8}}

            """.formatted(ETH0));
  }

  @Test
  void encode_branchThatWent_isOneDelete() {
    device.withInterface("eth0");
    Client client = new Client("/interfaces");
    client.received();

    device.delete(ETH0);

    assertThat(client.received()).containsExactly("""
            event: delete
            id: 1767225600000000000
            data: {"target":"router1","timestamp":"2026-01-01T00:00:00Z","paths":["%s"]}

            """.formatted(ETH0));
  }

  @Test
  void encode_replacedNode_isADeleteThenAnUpdate() {
    device.withInterface("eth0");
    Client client = new Client(ETH0 + "/state/counters");
    client.received();

    device.delete(ETH0 + "/state/counters");
    device.born(counters("eth0"), List.of("in-octets"));
    device.publish(counters("eth0"), "in-octets", 3);

    assertThat(client.received())
        .singleElement()
        .asString()
        .startsWith("event: delete\n")
        .contains("\"paths\":[\"" + ETH0 + "/state/counters\"]}\n\nevent: update\n")
        .endsWith("\"values\":{\"in-octets\":3}}\n\n");
  }

  @Test
  void encode_laggingClient_isToldHowManyChangesItMissed() {
    device.withInterface("eth0");
    Client client = new Client(ETH0 + "/state/counters");
    client.received();
    client.ready = false;
    for (int i = 1; i <= 5; i++) {
      device.publish(counters("eth0"), "in-octets", i, "out-octets", i < 3 ? i : 2, "in-pkts", 1);
      store.delivery().runDue();
    }
    client.ready = true;

    assertThat(client.received())
        .singleElement()
        .asString()
        .endsWith("\"values\":{\"in-octets\":5,\"out-octets\":2,\"in-pkts\":1},"
            + "\"duplicates\":{\"in-octets\":4,\"out-octets\":1}}\n\n");
  }

  @Test
  void encode_clientsInStep_shareTheBytes() {
    device.withInterface("eth0");
    Client one = new Client(ETH0 + "/state");
    Client other = new Client(ETH0 + "/state");
    one.received();
    other.received();

    device.publish(state("eth0"), "mtu", 9000);
    store.delivery().runDue();

    assertThat(one.frames).hasSize(1);
    assertThat(other.frames.get(0)).isSameAs(one.frames.get(0));
  }

  /** Takes events while it is ready. */
  private final class Client implements Outlet<byte[]> {

    private final List<byte[]> frames = new ArrayList<>();
    private final Stream stream;
    private boolean ready = true;

    Client(String path) {
      stream = store
          .delivery()
          .open(
              new StreamSpec(
                  ListMode.STREAM, false, List.of(StoreHarness.onChange(path).spec())),
              EventEncoder.INSTANCE,
              this);
    }

    /** What came since the last call. */
    List<String> received() {
      stream.ready();
      store.delivery().runDue();
      List<String> texts = frames.stream()
          .map(frame -> new String(frame, StandardCharsets.UTF_8))
          .toList();
      frames.clear();
      return texts;
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void send(byte[] frame) {
      frames.add(frame);
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
}

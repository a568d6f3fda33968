package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupWriterTest {
  private static final Path STATE = Path.parse("/interfaces/interface[name=eth0]/state");

  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), new ManualTime(), metrics);
  private final Target router1 = store.claim("router1", true, null);

  @Test
  void publish_makesKnownWhatWasSet_andNothingElse() {
    writer(STATE, "mtu", "enabled", "type", "description")
        .number("mtu", 1500)
        .bool("enabled", true)
        .identity("type", "iana-if-type", "ethernetCsmacd")
        .publish(1);

    assertThat(read(STATE).values()).hasToString("[mtu=1500, enabled=true, type=ethernetCsmacd]");
  }

  @Test
  void text_null_makesALeafAbsent() {
    GroupWriter writer = writer(STATE, "description").text("description", "uplink");
    writer.publish(1);

    writer.text("description", null).publish(2);

    assertThat(read(STATE).values().present()).isZero();
  }

  @Test
  void textIfAllowed_dropsWhatTheTypeForbids() {
    Path system = Path.parse("/system/state");
    GroupWriter writer = writer(system, "hostname");

    assertThat(writer.textIfAllowed("hostname", "edge1").get("hostname"))
        .isEqualTo(new Value.Text("edge1"));
    assertThat(writer.textIfAllowed("hostname", "no host!").get("hostname")).isNull();
  }

  @Test
  void decimal_isRoundedToTheDigitsOfItsType() {
    Path temperature = Path.parse("/components/component[name=CPU]/state/temperature");

    writer(temperature, "instant").decimal("instant", 47.26).publish(1);

    assertThat(read(temperature).values()).hasToString("[instant=47.3]");
  }

  @Test
  void publish_anEarlierTime_isAcceptedAsAClockThatWasSetBack() {
    GroupWriter writer = writer(STATE, "mtu").number("mtu", 1500);
    writer.publish(2);

    writer.publish(1);

    assertThat(read(STATE).timestampNanos()).isEqualTo(1);
    assertThat(metrics.value(Metric.STALE_PUBLISHES)).isZero();
  }

  @Test
  void at_aLeafThatTheGroupHasNot_isRefusedByName() {
    GroupWriter writer = writer(STATE, "mtu");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.number("mtuu", 1))
        .withMessage("group router1:" + STATE + " has no leaf \"mtuu\"");
  }

  private GroupWriter writer(Path container, String... leaves) {
    return new GroupWriter(router1, container, List.of(leaves));
  }

  private GroupReading read(Path container) {
    Group group = store.soleGroup("router1", container).orElseThrow();
    GroupReading reading = group.newReading();
    assertThat(group.read(reading)).isTrue();
    return reading;
  }
}

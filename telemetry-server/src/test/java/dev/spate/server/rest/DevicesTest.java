package dev.spate.server.rest;

import static dev.spate.server.rest.SmallNetwork.at;
import static dev.spate.server.rest.SmallNetwork.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spate.value.DataSize;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {

  private final SmallNetwork network = new SmallNetwork();
  private final Devices devices = new Devices(network.backend());

  @Test
  void all_tellsTheStateOfEachAndHowOldItsLastValueIs() {
    network.store.claim("router10", true, null);
    network.publishState();
    network.time.advance(Duration.ofMillis(1500));

    assertThat(json(devices.all(at())))
        .isEqualTo("{\"devices\":["
            + "{\"name\":\"router1\",\"source\":\"lab\",\"state\":\"live\","
            + "\"last_update\":\"2026-01-01T00:00:00Z\",\"age_ms\":1500},"
            + "{\"name\":\"router10\",\"source\":\"\",\"state\":\"waiting\","
            + "\"last_update\":null,\"age_ms\":null}]}");
  }

  @Test
  void one_hasItsFiguresAndTheNamesOfItsInterfaces() {
    network.publishState();

    assertThat(json(devices.one(at("device", "router1"))))
        .startsWith("{\"name\":\"router1\",")
        .contains("\"telemetry\":{\"bandwidth_mbps\":null,")
        .endsWith("\"interfaces\":[\"eth0\"]}");
  }

  @Test
  void one_unknown_isNotFound_andTheNearestIsNamed() {
    assertProblem("there is no device \"router9x\"; did you mean router1?", "device", "router9x");
  }

  @Test
  void interfaces_haveValuesRatesUtilisationAndAge() {
    network.publishState().publishCounters(0, 0, 0);
    network.time.advance(Duration.ofMillis(2000));
    network.publishCounters(25_000_000, 250_000, 7);
    network.time.advance(Duration.ofMillis(40));

    assertThat(json(devices.oneInterface(at("device", "router1", "name", "eth0"))))
        .isEqualTo(
            "{\"name\":\"eth0\",\"timestamp\":\"2026-01-01T00:00:02Z\",\"age_ms\":40,"
                + "\"speed_bps\":1000000000,\"in_bps\":100000000,\"out_bps\":1000000,"
                + "\"in_utilisation\":0.1,\"out_utilisation\":0.001,"
                + "\"state\":{\"name\":\"eth0\",\"mtu\":1500,\"oper-status\":\"UP\"},"
                + "\"counters\":{\"in-octets\":25000000,\"out-octets\":250000,\"in-errors\":7,\"out-errors\":0},"
                + "\"rates\":{\"in-octets\":12500000,\"out-octets\":125000,\"in-errors\":3.5,\"out-errors\":0}}");
    assertThat(json(devices.interfaces(at("device", "router1"))))
        .startsWith("{\"device\":\"router1\",\"interfaces\":[{\"name\":\"eth0\",")
        .endsWith("}]}");
  }

  @Test
  void rates_ofLessThanASecond_orOverAReset_areNull() {
    network.publishState().publishCounters(100, 100, 0);
    network.time.advance(Duration.ofMillis(900));
    network.publishCounters(200, 200, 0);
    assertThat(eth0()).contains("\"in_bps\":null", "\"rates\":{\"in-octets\":null,");

    network.time.advance(Duration.ofMillis(900));
    network.publishCounters(50, 300, 0);
    assertThat(eth0())
        .contains("\"in_bps\":null", "\"in_utilisation\":null")
        .contains("\"rates\":{\"in-octets\":null,\"out-octets\":111.111,");
  }

  @Test
  void interface_withoutASpeed_hasNoUtilisation() {
    network.publishCounters(0, 0, 0);
    network.time.advance(Duration.ofSeconds(1));
    network.publishCounters(125, 0, 0);

    assertThat(eth0())
        .contains("\"speed_bps\":null,\"in_bps\":1000,\"out_bps\":0,\"in_utilisation\":null");
  }

  @ParameterizedTest
  @CsvSource({"SPEED_UNKNOWN, 10000000000", "SPEED_1GB, 1000000000"})
  void interface_speed_isWhatWasNegotiated_orElseWhatThePortCanDo(String negotiated, long speed) {
    network.publishState();
    network
        .group(
            "/interfaces/interface[name=eth1]/ethernet/state",
            "port-speed",
            "negotiated-port-speed")
        .identity("port-speed", "openconfig-if-ethernet", "SPEED_10GB")
        .identity("negotiated-port-speed", "openconfig-if-ethernet", negotiated)
        .publish(network.now());

    assertThat(json(devices.oneInterface(at("device", "router1", "name", "eth1"))))
        .contains("\"speed_bps\":" + speed + ",");
  }

  @Test
  void interface_withASlashInItsName_isFound() {
    network
        .group("/interfaces/interface[name=gi0/0]/state", "mtu")
        .number("mtu", 9000)
        .publish(network.now());

    assertThat(json(devices.oneInterface(at("device", "router1", "name", "gi0/0"))))
        .startsWith("{\"name\":\"gi0/0\",");
  }

  @Test
  void interface_unknown_isNotFound_andWildcardsAreNames() {
    network.publishState();

    assertProblem(
        "device \"router1\" has no interface \"eth1\"; did you mean eth0?",
        "device",
        "router1",
        "name",
        "eth1");
    assertProblem("device \"router1\" has no interface \"*\"", "device", "router1", "name", "*");
  }

  @Test
  void answer_thatIsTooLarge_isRefused_withWhatToAskForInstead() {
    network.publishState();
    RestBackend small = network.backend(new DataSize(40));
    Devices few = new Devices(small);

    assertTooLarge("one device", () -> few.all(at()));
    assertTooLarge("one interface", () -> few.interfaces(at("device", "router1")));
    assertTooLarge("one device", () -> new TelemetryRoutes(small, few).all(at()));
  }

  private static void assertTooLarge(String instead, ThrowingCallable request) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(request)
        .withMessage("the answer is larger than 40 bytes: ask for " + instead + " at a time")
        .matches(e -> e.problem().status() == 400);
  }

  private String eth0() {
    return json(devices.oneInterface(at("device", "router1", "name", "eth0")));
  }

  private void assertProblem(String detail, String... asked) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> devices.oneInterface(at(asked)))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(new Problem(404, detail)));
  }
}

package dev.spate.server.rest;

import static dev.spate.server.rest.SmallNetwork.json;
import static dev.spate.server.rest.SmallNetwork.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spate.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataRoutesTest {

  private static final String STATE = "/interfaces/interface[name=eth0]/state";

  private final SmallNetwork network = new SmallNetwork();
  private final DataRoutes data = new DataRoutes(network.backend());

  @Test
  void get_isEachNodeInJsonIetf_withTheTimeOfTheLatestValueInIt() {
    network.publishState();
    network.time.advance(Duration.ofSeconds(1));
    network.publishCounters(1, 2, 0);
    network.time.advance(Duration.ofMillis(250));

    assertThat(json(data.get(query(Map.of("path", List.of(STATE), "target", List.of("router1"))))))
        .isEqualTo("{\"results\":[{\"target\":\"router1\",\"path\":\"" + STATE + "\","
            + "\"value\":{\"openconfig-interfaces:name\":\"eth0\",\"openconfig-interfaces:mtu\":1500,"
            + "\"openconfig-interfaces:oper-status\":\"UP\",\"openconfig-interfaces:counters\":"
            + "{\"in-octets\":\"1\",\"out-octets\":\"2\",\"in-errors\":\"0\",\"out-errors\":\"0\"}},"
            + "\"timestamp\":\"2026-01-01T00:00:01Z\",\"age_ms\":250}]}");
  }

  @Test
  void get_ofALeafAndOfSeveralPaths() {
    network.publishState();

    assertThat(json(data.get(query(Map.of(
            "path", List.of(STATE + "/mtu", "openconfig-interfaces:/interfaces/*/state/name"))))))
        .contains("\"path\":\"" + STATE + "/mtu\",\"value\":1500,")
        .contains("\"path\":\"" + STATE + "/name\",\"value\":\"eth0\",");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /interfaces/interface[name=eth9]/state | 404 | there is no data at it now
      /interfaces/interfase | 404 | did you mean interface?
      /interfaces[name=eth0 | 400 | a key is not closed by ]
      '' | 400 | path is empty; give it a value
      """)
  void get_ofWhatIsNot_saysWhatIsWrong(String path, int status, String detail) {
    assertProblem(status, detail, Map.of("path", List.of(path)));
  }

  @Test
  void get_withoutAPath_orOfAnUnknownDevice_saysSo() {
    assertProblem(400, "path is missing", Map.of());
    assertProblem(
        404,
        "there is no target \"router9x\"; did you mean router1?",
        Map.of("path", List.of("/system"), "target", List.of("router9x")));
    assertProblem(
        400,
        "target is given 2 times",
        Map.of("path", List.of("/system"), "target", List.of("a", "b")));
  }

  @Test
  void get_tooLarge_isRefused() {
    network.publishState();
    DataRoutes small = new DataRoutes(network.backend(new DataSize(40)));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> small.get(query(Map.of("path", List.of("/", "/interfaces")))))
        .withMessageContaining("larger than 40 bytes");
  }

  @Test
  void recent_isTheSamplesOfEachContainerByColumn() {
    network.publishState().publishCounters(10, 0, 0);
    network.time.advance(Duration.ofSeconds(1));
    network.publishCounters(30, 1, 0);
    network.time.advance(Duration.ofMillis(500));

    assertThat(json(data.recent(query(Map.of("path", List.of(STATE + "/counters/in-octets"))))))
        .isEqualTo(
            "{\"containers\":[{\"target\":\"router1\",\"path\":\"" + STATE + "/counters\","
                + "\"timestamp\":\"2026-01-01T00:00:01Z\",\"age_ms\":500,"
                + "\"timestamps_ms\":[1767225600000,1767225601000],"
                + "\"leaves\":{\"in-octets\":{\"kind\":\"counter\",\"unit\":\"\",\"values\":[10,30]}}}]}");
    assertThat(json(data.recent(query(Map.of("path", List.of(STATE), "seconds", List.of("1"))))))
        .contains("\"oper-status\":{\"kind\":\"value\",\"unit\":\"\",\"values\":[\"UP\"]}")
        .contains("\"timestamps_ms\":[1767225601000]")
        .contains("\"in-octets\":{\"kind\":\"counter\",\"unit\":\"\",\"values\":[30]}");
  }

  @Test
  void recent_countsBackFromTheLatestSample_whateverTheServersClockSays() {
    for (int second = 0; second < 5; second++) {
      network.publishCounters(second, 0, 0);
      network.time.advance(Duration.ofSeconds(1));
    }
    network.time.advance(Duration.ofHours(2));

    assertThat(json(data.recent(query(
            Map.of("path", List.of(STATE + "/counters/in-octets"), "seconds", List.of("3"))))))
        .contains("\"timestamps_ms\":[1767225602000,1767225603000,1767225604000]")
        .contains("\"values\":[2,3,4]");
  }

  @ParameterizedTest
  @CsvSource({"0", "3601", "-1", "1.5", "ten", "9999999999"})
  void recent_secondsOutOfBounds_saysWhatWouldBeRight(String seconds) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> data.recent(query(Map.of("path", List.of(STATE), "seconds", List.of(seconds)))))
        .withMessage("seconds is \"" + seconds + "\", but must be a whole number from 1 to 3600");
  }

  @Test
  void recent_ofWhatKeepsNone_isNotFound() {
    network.publishState();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> data.recent(
            query(Map.of("path", List.of("/interfaces/interface[name=eth0]/ethernet/state")))))
        .withMessageContaining("recent.containers")
        .matches(e -> e.problem().status() == 404);
  }

  private void assertProblem(int status, String detail, Map<String, List<String>> asked) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> data.get(query(asked)))
        .withMessageContaining(detail)
        .matches(e -> e.problem().status() == status);
  }
}

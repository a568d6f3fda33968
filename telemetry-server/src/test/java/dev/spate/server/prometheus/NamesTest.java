package dev.spate.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.path.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "/interfaces/interface[name=eth0]/state/counters, openconfig_interfaces_interface_state_counters",
    "spate:/links/link[interface=eth0]/state, spate_links_link_state",
    "3gpp:/t.1/bücher, _3gpp_t_1_b_cher",
    "/, openconfig"
  })
  void container_isOriginAndPath(String path, String name) {
    assertThat(Names.container(Path.parse(path))).isEqualTo(name);
  }

  @Test
  void gauge_endsWithItsUnitOnce() {
    assertThat(Names.gauge("a", "last-change", "seconds")).isEqualTo("a_last_change_seconds");
    assertThat(Names.gauge("a", "uptime-seconds", "seconds")).isEqualTo("a_uptime_seconds");
  }

  @Test
  void gauge_endingIsReserved_isToldApart() {
    assertThat(Names.gauge("a", "total", "")).isEqualTo("a_total_value");
    assertThat(Names.gauge("a", "packet-count", "")).isEqualTo("a_packet_count_value");
    assertThat(Names.gauge("a", "total", "bytes")).isEqualTo("a_total_bytes");
  }

  @Test
  void counter_namedTotal_hasThatEndingOnce() {
    assertThat(Names.counter("a", "octets-total", "")).isEqualTo("a_octets");
    assertThat(Names.counter("a", "in-octets", "")).isEqualTo("a_in_octets");
  }

  @Test
  void label_isOfAllowedCharacters() {
    assertThat(Names.label("oui-subtype")).isEqualTo("oui_subtype");
    assertThat(Names.label("__name__")).isEqualTo("_name__");
    assertThat(Names.label("2nd")).isEqualTo("_2nd");
  }

  @Test
  void label_takenByAnother_hasTheNameOfItsListBeforeIt() {
    assertThat(Names.label("name", "property", List.of("target", "name")))
        .isEqualTo("property_name");
    assertThat(Names.label("id", "node", List.of("target", "id", "node_id")))
        .isEqualTo("node_id_2");
  }

  @Test
  void unit_isOfAllowedCharacters() {
    assertThat(Names.unit("conn/min")).isEqualTo("conn_per_min");
    assertThat(Names.unit("bit-errors-per-second")).isEqualTo("bit_errors_per_second");
    assertThat(Names.unit("dBm")).isEqualTo("dbm");
  }
}

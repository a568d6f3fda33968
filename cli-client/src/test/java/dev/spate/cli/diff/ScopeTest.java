package dev.spate.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.path.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

  private static final String LEAF = "/interfaces/interface[name=eth0]/state/counters/in-octets";

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "spate:/, false",
    "/interfaces, true",
    "/interfaces/interface, true",
    "/interfaces/interface[name=*], true",
    "/interfaces/interface[name=eth0]/state, true",
    "/interfaces/interface[name=eth1], false",
    "/interfaces/*/state, true",
    "/*/state, false",
    "/.../in-octets, true",
    "/.../counters/out-octets, false",
    LEAF + ", true",
    LEAF + "/more, false",
  })
  void covers_as_gnmi_matches(String path, boolean covers) {
    assertThat(new Scope(List.of(Path.parse(path))).covers(Path.parse(LEAF))).isEqualTo(covers);
  }

  @Test
  void covers_everything_where_nothing_is_named() {
    assertThat(new Scope(List.of()).covers(Path.parse(LEAF))).isTrue();
  }

  @Test
  void subscriptions_ofMany_isWhatIsAboveThem() {
    List<Path> leaves = IntStream.range(0, 101)
        .mapToObj(i -> Path.parse("/interfaces/interface[name=eth" + i + "]/state/mtu"))
        .toList();

    assertThat(new Scope(leaves.subList(0, 100)).subscriptions()).hasSize(100);
    assertThat(new Scope(leaves).subscriptions()).containsExactly(Path.parse("/interfaces"));
  }
}

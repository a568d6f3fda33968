package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyScreenTest {

  @Test
  void shortened_runsOfNumberedNames_areToldByTheirEnds() {
    assertThat(ReadyScreen.shortened(List.of("router1", "router2", "router3", "switch1", "vm")))
        .isEqualTo("router1 to router3, switch1, vm");
    assertThat(ReadyScreen.shortened(List.of())).isEmpty();
  }
}

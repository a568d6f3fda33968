package dev.spate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NameRangeTest {

  @Test
  void expand_aTextWithoutARangeStandsForItself() {
    assertThat(NameRange.expand("lo0")).containsExactly("lo0");
  }

  @Test
  void expand_writesARangeOutInOrder() {
    assertThat(NameRange.expand("router[9-11]:eth0"))
        .containsExactly("router9:eth0", "router10:eth0", "router11:eth0");
  }

  @Test
  void expand_runsTheLastRangeFastest() {
    assertThat(NameRange.expand("gi[0-1]/[0-2]"))
        .containsExactly("gi0/0", "gi0/1", "gi0/2", "gi1/0", "gi1/1", "gi1/2");
  }

  @Test
  void expand_refusesWhatIsNoRange() {
    assertThatThrownBy(() -> NameRange.expand("eth[3-1]"))
        .hasMessage("\"eth[3-1]\": the range [3-1] runs backwards");
    assertThatThrownBy(() -> NameRange.expand("eth[a-b]"))
        .hasMessageContaining("a range is written like [1-9]");
    assertThatThrownBy(() -> NameRange.expand("eth[0-9999][0-9999]"))
        .hasMessageContaining("more than 1000000 names");
  }
}

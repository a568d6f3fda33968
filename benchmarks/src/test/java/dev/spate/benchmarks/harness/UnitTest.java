package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {

  @Test
  void format_nanos_takesTheUnitThatFits() {
    assertThat(Unit.NANOS.format(7)).isEqualTo("7 ns");
    assertThat(Unit.NANOS.format(245.4)).isEqualTo("245 ns");
    assertThat(Unit.NANOS.format(7_000)).isEqualTo("7 µs");
    assertThat(Unit.NANOS.format(1_234_567)).isEqualTo("1.23 ms");
    assertThat(Unit.NANOS.format(35_500_000)).isEqualTo("35.5 ms");
    assertThat(Unit.NANOS.format(1.5e9)).isEqualTo("1.50 s");
  }

  @Test
  void format_justBelowTheNextUnit_isRoundedIntoIt() {
    assertThat(Unit.NANOS.format(999_999)).isEqualTo("1.00 ms");
  }

  @Test
  void format_others() {
    assertThat(Unit.PER_SECOND.format(2_400_000)).isEqualTo("2.40 M/s");
    assertThat(Unit.BYTES.format(64 << 10)).isEqualTo("64 KiB");
    assertThat(Unit.BYTES.format(35.25)).isEqualTo("35.3 B");
    assertThat(Unit.COUNT.format(1_234_567)).isEqualTo("1,234,567");
    assertThat(Unit.SHARE.format(0.9987)).isEqualTo("99.87 %");
    assertThat(Unit.TIMES.format(1.304)).isEqualTo("1.30 ×");
    assertThat(Unit.CORES.format(0.5)).isEqualTo("0.50 cores");
  }
}

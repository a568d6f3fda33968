package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void median_odd_isTheMiddleOneWhateverTheOrder() {
    assertThat(new Rounds(List.of(9.0, 1.0, 5.0, 100.0, 4.0)).median()).isEqualTo(5);
  }

  @Test
  void median_even_isTheMeanOfTheTwoInTheMiddle() {
    assertThat(new Rounds(List.of(4.0, 1.0, 100.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void spread_isLeastAndGreatest() {
    Rounds rounds = new Rounds(List.of(4.0, 1.0, 100.0));

    assertThat(rounds.min()).isEqualTo(1);
    assertThat(rounds.max()).isEqualTo(100);
  }

  @Test
  void new_withoutARound_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rounds(List.of()));
  }
}

package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.benchmarks.harness.Bar.AtLeast;
import dev.spate.benchmarks.harness.Bar.AtMost;
import dev.spate.benchmarks.harness.Bar.AtMostTimes;
import dev.spate.benchmarks.harness.Bar.AtMostTimesRow;
import dev.spate.benchmarks.harness.Bar.NeverMore;
import dev.spate.benchmarks.harness.Verdict.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarTest {
  private static final Outcome OUTCOME = new Outcome.Builder()
      .add(ServerKind.SPATE, Quantity.CPU_PER_UPDATE, 130)
      .add(ServerKind.SPATE, Quantity.CPU_PER_UPDATE, 120)
      .add(ServerKind.SPATE, Quantity.CPU_PER_UPDATE, 900)
      .add(ServerKind.FLOOR, Quantity.CPU_PER_UPDATE, 100)
      .add(ServerKind.SPATE, Quantity.COALESCED, 0)
      .add(ServerKind.SPATE, Quantity.COALESCED, 0)
      .add(ServerKind.SPATE, Quantity.COALESCED, 1)
      .build();

  @Test
  void atMost_holdsTheMedianAgainstTheLimit() {
    assertThat(judge(new AtMost(Quantity.CPU_PER_UPDATE, 130)))
        .isEqualTo(new Verdict("server CPU per delivered update ≤ 130 ns", "130 ns", State.MET));
    assertThat(judge(new AtMost(Quantity.CPU_PER_UPDATE, 129)).state()).isEqualTo(State.NOT_MET);
  }

  @Test
  void atLeast_holdsTheMedianAgainstTheLimit() {
    assertThat(judge(new AtLeast(Quantity.CPU_PER_UPDATE, 130)).state()).isEqualTo(State.MET);
    assertThat(judge(new AtLeast(Quantity.CPU_PER_UPDATE, 131)).state()).isEqualTo(State.NOT_MET);
  }

  @Test
  void neverMore_isMissedByOneRound() {
    assertThat(judge(new NeverMore(Quantity.COALESCED, 0)))
        .isEqualTo(new Verdict("no changes coalesced in any round", "1", State.NOT_MET));
    assertThat(judge(new NeverMore(Quantity.COALESCED, 1)).state()).isEqualTo(State.MET);
  }

  @Test
  void atMostTimes_holdsTheRatioOfTheMedians() {
    assertThat(judge(new AtMostTimes(Quantity.CPU_PER_UPDATE, 1.3, ServerKind.FLOOR)))
        .isEqualTo(new Verdict(
            "server CPU per delivered update ≤ 1.3 × floor", "1.30 × floor", State.MET));
    assertThat(judge(new AtMostTimes(Quantity.CPU_PER_UPDATE, 1.2, ServerKind.FLOOR))
            .state())
        .isEqualTo(State.NOT_MET);
  }

  @Test
  void atMostTimes_rulerLeftOut_isNotMeasured() {
    assertThat(judge(new AtMostTimes(Quantity.CPU_PER_UPDATE, 0.5, ServerKind.PLAIN)))
        .isEqualTo(
            new Verdict("server CPU per delivered update ≤ ½ plain", "–", State.NOT_MEASURED));
  }

  @Test
  void atMostTimesRow_holdsItAgainstTheOtherRow() {
    Outcome proto =
        new Outcome.Builder().add(ServerKind.SPATE, Quantity.CPU_PER_UPDATE, 65).build();
    Bar bar = new AtMostTimesRow(Quantity.CPU_PER_UPDATE, 2, "proto");

    assertThat(bar.judge(OUTCOME, Map.of("proto", proto)))
        .isEqualTo(new Verdict(
            "server CPU per delivered update ≤ 2 × that of proto", "2.00 × proto", State.MET));
    assertThat(judge(bar).state()).isEqualTo(State.NOT_MEASURED);
  }

  @Test
  void judge_aRoundFailed_isNotMetHoweverGoodTheOthers() {
    Outcome outcome = new Outcome.Builder()
        .add(ServerKind.SPATE, Quantity.CPU_PER_UPDATE, 1)
        .fail("spate, round 2: the server ended")
        .build();

    assertThat(new AtMost(Quantity.CPU_PER_UPDATE, 130).judge(outcome, Map.of()))
        .isEqualTo(new Verdict(
            "server CPU per delivered update ≤ 130 ns",
            "1 ns; 1 of its rounds failed",
            State.NOT_MET));
  }

  private static Verdict judge(Bar bar) {
    return bar.judge(OUTCOME, Map.of());
  }
}

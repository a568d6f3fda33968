package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long START = 1_700_000_000_000_000_000L;
  private static final long TICK = 1_000;

  private record Published(int group, long tick, long afterStartNanos) {}

  private final List<Published> published = new ArrayList<>();

  private static Schedule of(Schedule.Kind kind) {
    return new Schedule(kind, 4, TICK, START);
  }

  private void run(Schedule schedule, long afterStartNanos) {
    schedule.run(
        START + afterStartNanos,
        (group, tick, dueNanos) -> published.add(new Published(group, tick, dueNanos - START)));
  }

  @Test
  void spread_eachGroupHasItsMomentOfTheTick() {
    Schedule schedule = of(Schedule.Kind.SPREAD);

    run(schedule, 499);
    assertThat(published).containsExactly(new Published(0, 1, 0), new Published(1, 1, 250));
    assertThat(schedule.nextNanos()).isEqualTo(START + 500);

    published.clear();
    run(schedule, 1_250);
    assertThat(published)
        .containsExactly(
            new Published(2, 1, 500),
            new Published(3, 1, 750),
            new Published(0, 2, 1_000),
            new Published(1, 2, 1_250));
  }

  @Test
  void burst_allGroupsAtTheBeginningOfTheTick() {
    Schedule schedule = of(Schedule.Kind.BURST);

    run(schedule, 999);
    assertThat(published)
        .containsExactly(
            new Published(0, 1, 0),
            new Published(1, 1, 0),
            new Published(2, 1, 0),
            new Published(3, 1, 0));
    assertThat(schedule.nextNanos()).isEqualTo(START + TICK);
  }

  @Test
  void none_nothingIsEverDue() {
    Schedule schedule = of(Schedule.Kind.NONE);

    run(schedule, 1_000_000);

    assertThat(published).isEmpty();
    assertThat(schedule.nextNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void beforeTheStart_nothingIsDue() {
    Schedule schedule = of(Schedule.Kind.SPREAD);

    run(schedule, -1);

    assertThat(published).isEmpty();
    assertThat(schedule.nextNanos()).isEqualTo(START);
  }

  @Test
  void fallenBehind_publishesAllAsOfTheTimeWhenItWasDue_andCountsTheLate() {
    Schedule schedule = of(Schedule.Kind.SPREAD);

    run(schedule, 3 * TICK);

    assertThat(published).hasSize(13);
    assertThat(published.get(12)).isEqualTo(new Published(0, 4, 3 * TICK));
    assertThat(published)
        .extracting(Published::afterStartNanos)
        .containsExactly(
            0L, 250L, 500L, 750L, 1_000L, 1_250L, 1_500L, 1_750L, 2_000L, 2_250L, 2_500L, 2_750L,
            3_000L);
    assertThat(schedule.published()).isEqualTo(13);
    assertThat(schedule.late())
        .isEqualTo(8); // those before 2,000: that one is late by a tick, not more
  }

  @Test
  void inTime_noneIsLate() {
    Schedule schedule = of(Schedule.Kind.SPREAD);

    for (long now = 0; now <= 10 * TICK; now += 250) {
      run(schedule, now);
    }

    assertThat(schedule.published()).isEqualTo(41);
    assertThat(schedule.late()).isZero();
  }

  @Test
  void tick_zero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Schedule.Kind.SPREAD, 4, 0, START))
        .withMessage("tick is 0ns, but must be more than zero");
  }
}

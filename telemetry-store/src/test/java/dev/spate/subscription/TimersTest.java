package dev.spate.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimersTest {

  private final Timers timers = new Timers();

  @Test
  void cancel_forgets_the_timer_and_leaves_the_others_of_its_slot() {
    long[] fired = new long[2];
    Timers.Timer first = timers.every(Timers.SLOT_NANOS, 0, missed -> fired[0]++);
    Timers.Timer second = timers.every(Timers.SLOT_NANOS, 0, missed -> fired[1]++);

    timers.cancel(first);
    timers.fire(Timers.SLOT_NANOS);

    assertThat(fired).containsExactly(0, 1);
    timers.cancel(second);
    assertThat(timers.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void every_as_long_as_a_number_goes_never_fires() {
    timers.every(Long.MAX_VALUE, 1_000, missed -> {
      throw new AssertionError("fired");
    });

    assertThat(timers.fire(Timers.SLOT_NANOS)).isFalse();
  }
}

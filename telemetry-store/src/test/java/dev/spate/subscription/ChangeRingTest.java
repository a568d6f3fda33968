package dev.spate.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeRingTest {

  @Test
  void aRing_isAtLeastTwiceAsLongAsItsSlots() {
    for (int slots : new int[] {1, 8, 9, 16, 17, 1_000}) {
      assertThat(new ChangeRing(slots).capacity())
          .isGreaterThanOrEqualTo(2 * slots)
          .isPositive();
    }
  }

  @Test
  void slots_areReadInTheOrderOfTheirAppends() {
    ChangeRing ring = new ChangeRing(8);
    ring.append(0);
    ring.append(5);

    assertThat(ring.read(0)).isZero();
    assertThat(ring.read(1)).isEqualTo(5);
    assertThat(ring.read(2)).isEqualTo(ChangeRing.NOT_YET);
  }

  @Test
  void aReaderThatIsTooSlow_learnsThatItWasOvertaken() {
    ChangeRing ring = new ChangeRing(8);
    for (int i = 0; i <= ring.capacity(); i++) {
      ring.append(i % 8);
    }

    assertThat(ring.read(0)).isEqualTo(ChangeRing.OVERTAKEN);
    assertThat(ring.read(1)).isEqualTo(1);
  }

  @Test
  void manyLaps_keepTheOrder() {
    ChangeRing ring = new ChangeRing(8);
    for (int i = 0; i < 100_000; i++) {
      ring.append(i & 7);
      assertThat(ring.read(i)).isEqualTo(i & 7);
      assertThat(ring.read(i + 1L)).isEqualTo(ChangeRing.NOT_YET);
    }
  }

  @Test
  void aReaderThatLagsByBillions_isOvertakenStill() {
    ChangeRing ring = new ChangeRing(8);
    ring.append(0);

    for (int power = 5; power < 60; power++) {
      assertThat(ring.read(-(1L << power))).isEqualTo(ChangeRing.OVERTAKEN);
      assertThat(ring.read(-(3L << power))).isEqualTo(ChangeRing.OVERTAKEN);
    }
  }
}

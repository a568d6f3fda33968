package dev.spate.benchmarks.harness;

import java.util.List;

/**
 * One measure and the bars it is held to.
 *
 * @param id by which it is asked for, and other rows' bars name it
 * @param title what is measured, as a person reads it
 * @param measure how
 * @param bars what it must reach, in the order in which they are shown
 */
record Row(String id, String title, Measure measure, List<Bar> bars) {

  Row {
    bars = List.copyOf(bars);
  }

  Row(String id, String title, Measure measure, Bar... bars) {
    this(id, title, measure, List.of(bars));
  }
}

package dev.spate.benchmarks.harness;

/** How a row is measured. */
interface Measure {

  /** Measures it; rounds that fail are told in the outcome, not thrown. */
  Outcome run(Bench bench) throws InterruptedException;
}

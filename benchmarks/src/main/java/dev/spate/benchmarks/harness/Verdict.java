package dev.spate.benchmarks.harness;

/**
 * Whether a row met one of its bars.
 *
 * @param bar what was asked, as a person reads it
 * @param measured what was measured, as a person reads it
 */
record Verdict(String bar, String measured, State state) {

  /** How it went. */
  enum State {
    MET("met"),
    NOT_MET("NOT MET"),
    /** What the bar compares was left out of this run. */
    NOT_MEASURED("not measured");

    private final String title;

    State(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}

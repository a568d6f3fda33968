package dev.spate.simulator.traffic;

/**
 * Makes whole numbers of amounts, each account for itself: what is left over is added to the account's next amount, so that small
 * amounts add up and none is lost.
 */
final class Fractions {
  private final double[] left;

  Fractions(int accounts) {
    left = new double[accounts];
  }

  /** Lets an account begin with a fraction, 0 to 1, so that not all accounts step at once. */
  void begin(int account, double fraction) {
    left[account] = fraction;
  }

  /** The whole part of an amount and of what was left over before. */
  long whole(int account, double amount) {
    double sum = left[account] + amount;
    long whole = (long) sum;
    left[account] = sum - whole;
    return whole;
  }
}

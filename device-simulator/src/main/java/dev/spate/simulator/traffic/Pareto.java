package dev.spate.simulator.traffic;

/**
 * A Pareto distribution: most draws are short, a few are very long. Below a shape of 2 its variance is infinite, which makes a sum of
 * many on/off sources self-similar.
 *
 * <p>A draw is s · u<sup>−1/shape</sup> for a uniform u. It is made without a power, from u = m · 2<sup>−e</sup>: the leading zeros of
 * 64 random bits are e, the lowest bits choose m in [½, 1), and both factors are looked up. Immutable.
 */
final class Pareto {
  private static final int STEP_BITS = 8;
  private static final int STEPS = 1 << STEP_BITS;
  private static final int BITS_WITHIN = 16;
  private static final int OCTAVES = Long.SIZE - STEP_BITS - BITS_WITHIN;

  private final double[] byStep = new double[STEPS + 1];
  private final double[] byOctave = new double[OCTAVES];
  private final double longest;

  Pareto(double mean, double shape) {
    double shortest = mean * (shape - 1) / shape;
    for (int step = 0; step <= STEPS; step++) {
      byStep[step] = shortest * StrictMath.pow(0.5 + 0.5 * step / STEPS, -1 / shape);
    }
    for (int octave = 0; octave < OCTAVES; octave++) {
      byOctave[octave] = StrictMath.pow(2, octave / shape);
    }
    longest = RandomStream.LONGEST * mean;
  }

  double draw(RandomStream random) {
    long bits = random.nextLong();
    int octave = Math.min(OCTAVES - 1, Long.numberOfLeadingZeros(bits));
    int step = (int) bits & (STEPS - 1);
    double within = (bits >>> STEP_BITS & (1 << BITS_WITHIN) - 1) / (double) (1 << BITS_WITHIN);
    double fraction = byStep[step] + (byStep[step + 1] - byStep[step]) * within;
    return Math.min(longest, fraction * byOctave[octave]);
  }
}

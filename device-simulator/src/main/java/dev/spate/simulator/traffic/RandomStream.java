package dev.spate.simulator.traffic;

/**
 * The random numbers of one device: equal seed and name give equal numbers on every JVM and machine.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Logarithms and powers are
 * {@link StrictMath}'s, whose results do not depend on whether the code is interpreted or compiled. Not thread-safe: it belongs to
 * its device's worker.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** No draw is longer than this many means, so that one draw of a heavy tail cannot silence a port for good. */
  static final double LONGEST = 500;

  private long state;

  /**
   * The stream of one device.
   *
   * @param seed the seed of the whole simulation
   * @param name the name of the device
   */
  public RandomStream(long seed, String name) {
    long hash = mix(seed);
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + GOLDEN_GAMMA + name.charAt(i));
    }
    state = hash;
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Exponentially distributed. */
  public double exponential(double mean) {
    return Math.min(LONGEST * mean, -mean * StrictMath.log(1 - nextDouble()));
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return y ^ (y >>> 31);
  }
}

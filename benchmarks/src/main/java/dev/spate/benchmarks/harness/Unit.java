package dev.spate.benchmarks.harness;

import java.util.Locale;

/** What a number counts, and how a person reads it: three significant digits and the unit that fits. */
enum Unit {
  NANOS {
    @Override
    String format(double value) {
      return scaled(
          value, new double[] {1, 1e3, 1e6, 1e9}, new String[] {" ns", " µs", " ms", " s"});
    }
  },
  PER_SECOND {
    @Override
    String format(double value) {
      return scaled(value, new double[] {1, 1e3, 1e6}, new String[] {"/s", " k/s", " M/s"});
    }
  },
  BYTES {
    @Override
    String format(double value) {
      return scaled(value, new double[] {1, 1 << 10, 1 << 20, 1 << 30}, new String[] {
        " B", " KiB", " MiB", " GiB"
      });
    }
  },
  COUNT {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
  },
  SHARE {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%.2f %%", value * 100);
    }
  },
  CORES {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%.2f cores", value);
    }
  },
  TIMES {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%.2f ×", value);
    }
  };

  abstract String format(double value);

  private static String scaled(double value, double[] scales, String[] names) {
    int unit = 0;
    // 999.5 is where three digits round up to the next unit.
    while (unit + 1 < scales.length && Math.abs(value) / scales[unit + 1] >= 0.9995) {
      unit++;
    }
    return digits(value / scales[unit]) + names[unit];
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    int decimals =
        value == Math.rint(value) && size < 1000 ? 0 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}

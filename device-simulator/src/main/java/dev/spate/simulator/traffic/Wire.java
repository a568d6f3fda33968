package dev.spate.simulator.traffic;

/**
 * What is on its way: the packets that each direction of a device sent in this tick and in the one before.
 *
 * <pre>
 *   row of a direction:  broadcast | multicast | small | medium | large | damaged | octets of a large one
 *   tick n writes slot n % 2; every receiver reads slot (n - 1) % 2
 * </pre>
 *
 * <p>So what leaves in one tick arrives in the next, and no worker reads what another writes. The barrier between two ticks makes the
 * rows visible.
 */
final class Wire {
  static final int DAMAGED = PacketMix.CLASSES;
  static final int LARGE_OCTETS = DAMAGED + 1;
  private static final int COLUMNS = LARGE_OCTETS + 1;

  private final long[] cells;
  private final int directions;

  Wire(int directions) {
    this.directions = directions;
    cells = new long[2 * directions * COLUMNS];
  }

  static int slot(long tick) {
    return (int) (tick & 1);
  }

  void put(long tick, int direction, int column, long value) {
    cells[row(tick, direction) + column] = value;
  }

  long get(long tick, int direction, int column) {
    return cells[row(tick, direction) + column];
  }

  void clear(long tick, int direction) {
    int row = row(tick, direction);
    for (int column = 0; column < COLUMNS; column++) {
      cells[row + column] = 0;
    }
  }

  /** Packets that arrive, whole or damaged. */
  long packets(long tick, int direction) {
    int row = row(tick, direction);
    long packets = 0;
    for (int column = 0; column <= DAMAGED; column++) {
      packets += cells[row + column];
    }
    return packets;
  }

  private int row(long tick, int direction) {
    return (slot(tick) * directions + direction) * COLUMNS;
  }
}

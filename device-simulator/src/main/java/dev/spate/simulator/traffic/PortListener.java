package dev.spate.simulator.traffic;

/** Told when a port goes up or down, on the thread that moved it. */
@FunctionalInterface
public interface PortListener {

  /** The port is now up, or down. */
  void portChanged(int port, boolean up);
}

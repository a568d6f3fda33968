package dev.spate.simulator;

/**
 * One step of the simulation, the same for every device.
 *
 * @param number counted from 1
 * @param timestampNanos its time, since the epoch
 * @param rhythm the share of the busiest hour's load that there is
 * @param isStatus whether state is measured and published with it, and not the counters alone
 * @param dateTime its time as text
 */
record Tick(long number, long timestampNanos, double rhythm, boolean isStatus, String dateTime) {}

package dev.spate.server.source.host;

import java.util.List;

/**
 * What was read of the machine at one time.
 *
 * @param cpu all processors together
 * @param cpus each logical processor, by its number
 * @param memory sizes in bytes
 * @param cpuCelsius the processor's temperature; NaN where it has no sensor
 */
record HostSample(
    List<InterfaceSample> interfaces,
    CpuTicks cpu,
    List<CpuTicks> cpus,
    Memory memory,
    double cpuCelsius) {

  /** Bytes of memory: all there is, and what can still be had. */
  record Memory(long physical, long available) {}
}

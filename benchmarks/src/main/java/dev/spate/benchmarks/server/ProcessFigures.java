package dev.spate.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process used. */
final class ProcessFigures {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessFigures() {}

  /** User and system time of this process, in nanoseconds. */
  static long cpuNanos() {
    return PROCESS.getProcessCpuTime();
  }

  /** Bytes in use after full collections: the second takes what the first made unreachable, such as by reference queues. */
  static long heapBytes() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

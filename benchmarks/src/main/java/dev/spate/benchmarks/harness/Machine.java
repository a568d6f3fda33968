package dev.spate.benchmarks.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that was measured on.
 *
 * @param cpu its model, or only its architecture where the system does not tell
 * @param cores how many processors this process may use
 * @param memoryBytes all of its memory
 * @param system kernel and version
 * @param serverJava the JVM that the servers ran on
 */
record Machine(String cpu, int cores, long memoryBytes, String system, String serverJava) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** The one that this runs on. */
  static Machine present(String serverJava) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        serverJava);
  }

  private static String cpuModel() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(CPU_INFO)) {
      return architecture;
    }
    try (var lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse(architecture);
    } catch (IOException e) {
      // Only the name in the report's heading is poorer for it.
      return architecture;
    }
  }
}

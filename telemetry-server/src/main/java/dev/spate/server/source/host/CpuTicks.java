package dev.spate.server.source.host;

/**
 * Time that a processor has spent in each way, in ticks of any length; each only grows.
 *
 * @param stolen by the hypervisor for other guests; counted as busy
 */
record CpuTicks(
    long user,
    long nice,
    long kernel,
    long idle,
    long ioWait,
    long hardwareInterrupt,
    long softwareInterrupt,
    long stolen) {

  /** What was spent since an earlier reading; a counter that went back counts as zero. */
  CpuTicks since(CpuTicks earlier) {
    return new CpuTicks(
        Math.max(0, user - earlier.user),
        Math.max(0, nice - earlier.nice),
        Math.max(0, kernel - earlier.kernel),
        Math.max(0, idle - earlier.idle),
        Math.max(0, ioWait - earlier.ioWait),
        Math.max(0, hardwareInterrupt - earlier.hardwareInterrupt),
        Math.max(0, softwareInterrupt - earlier.softwareInterrupt),
        Math.max(0, stolen - earlier.stolen));
  }

  long total() {
    return user + nice + kernel + idle + ioWait + hardwareInterrupt + softwareInterrupt + stolen;
  }

  /** All but waiting for work or for input and output. */
  long busy() {
    return total() - idle - ioWait;
  }

  /** A part of the total as a whole percentage. */
  long percent(long part) {
    return Math.round(100.0 * part / total());
  }
}

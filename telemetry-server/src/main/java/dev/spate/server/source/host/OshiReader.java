package dev.spate.server.source.host;

import dev.spate.server.source.host.InterfaceSample.Counters;
import dev.spate.server.source.host.InterfaceSample.OperStatus;
import dev.spate.server.source.host.InterfaceSample.Type;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OperatingSystem;

/** Reads the machine by OSHI, which loads native libraries and asks the operating system. */
final class OshiReader implements HostReader {

  private static final Pattern MAC = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}");
  private static final String NO_MAC = "00:00:00:00:00:00";
  private static final int FLAG_UP = 1; // IFF_UP of linux/if.h

  private final OperatingSystem system;
  private final HardwareAbstractionLayer hardware;

  OshiReader() {
    SystemInfo info = new SystemInfo();
    this.system = info.getOperatingSystem();
    this.hardware = info.getHardware();
  }

  @Override
  public HostFacts facts() {
    ProcessorIdentifier cpu = hardware.getProcessor().getProcessorIdentifier();
    return new HostFacts(
        system.getNetworkParams().getHostName(),
        system.toString(),
        TimeUnit.SECONDS.toNanos(system.getSystemBootTime()),
        cpu.getName(),
        cpu.getVendor());
  }

  @Override
  public HostSample sample() {
    CentralProcessor processor = hardware.getProcessor();
    GlobalMemory memory = hardware.getMemory();
    double celsius = hardware.getSensors().getCpuTemperature();
    return new HostSample(
        hardware.getNetworkIFs(true).stream().map(OshiReader::read).toList(),
        ticks(processor.getSystemCpuLoadTicks()),
        Arrays.stream(processor.getProcessorCpuLoadTicks())
            .map(OshiReader::ticks)
            .toList(),
        new HostSample.Memory(memory.getTotal(), memory.getAvailable()),
        // OSHI gives 0 where there is no sensor.
        celsius > 0 ? celsius : Double.NaN);
  }

  private static CpuTicks ticks(long[] ticks) {
    return new CpuTicks(
        ticks[TickType.USER.getIndex()],
        ticks[TickType.NICE.getIndex()],
        ticks[TickType.SYSTEM.getIndex()],
        ticks[TickType.IDLE.getIndex()],
        ticks[TickType.IOWAIT.getIndex()],
        ticks[TickType.IRQ.getIndex()],
        ticks[TickType.SOFTIRQ.getIndex()],
        ticks[TickType.STEAL.getIndex()]);
  }

  private static InterfaceSample read(NetworkIF read) {
    NetworkInterface java = read.queryNetworkInterface();
    boolean running;
    Type type;
    String mac = MAC.matcher(read.getMacaddr()).matches() && !read.getMacaddr().equals(NO_MAC)
        ? read.getMacaddr()
        : "";
    try {
      running = java.isUp();
      if (java.isLoopback()) {
        type = Type.SOFTWARE_LOOPBACK;
      } else if (java.isPointToPoint()) {
        type = Type.TUNNEL;
      } else {
        type = mac.isEmpty() ? Type.OTHER : Type.ETHERNET_CSMACD;
      }
    } catch (SocketException e) {
      throw new IllegalStateException("Interface " + read.getName() + " cannot be read", e);
    }
    OperStatus oper = OperStatus.valueOf(read.getIfOperStatus().name());
    return new InterfaceSample(
        read.getName(),
        read.getIndex(),
        type,
        read.getIfAlias(),
        isEnabled(read.getName(), running, oper),
        // Drivers without a carrier, such as the loopback's, leave it unknown.
        oper == OperStatus.UNKNOWN && running ? OperStatus.UP : oper,
        read.getMTU(),
        mac,
        Math.max(0, read.getSpeed()),
        new Counters(
            read.getBytesRecv(),
            read.getPacketsRecv(),
            read.getInErrors(),
            read.getInDrops(),
            read.getBytesSent(),
            read.getPacketsSent(),
            read.getOutErrors()));
  }

  /** Linux tells in a file whether an interface is administratively up; elsewhere one that is present counts as enabled. */
  private static boolean isEnabled(String name, boolean running, OperStatus oper) {
    if (running) {
      return true;
    }
    try {
      String flags = Files.readString(Path.of("/sys/class/net", name, "flags")).strip();
      return (Integer.decode(flags) & FLAG_UP) != 0;
    } catch (NoSuchFileException e) {
      return oper != OperStatus.NOT_PRESENT;
    } catch (IOException e) {
      throw new IllegalStateException("The flags of interface " + name + " cannot be read", e);
    }
  }
}

package dev.spate.server.source.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls itself. Asks no name server where the operating system tells it. */
final class HostName {

  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
  private static final String FALLBACK = "localhost";

  private HostName() {}

  static String find() {
    String name = "";
    try {
      if (Files.isReadable(LINUX)) {
        name = Files.readString(LINUX).strip();
      } else {
        String windows = System.getenv("COMPUTERNAME");
        name = windows == null ? InetAddress.getLocalHost().getHostName() : windows;
      }
    } catch (UnknownHostException e) {
      // A machine whose name has no address; the message begins with the name.
      name = String.valueOf(e.getMessage()).replaceAll(":.*", "");
    } catch (IOException e) {
      return FALLBACK;
    }
    return name.isBlank() ? FALLBACK : name;
  }
}

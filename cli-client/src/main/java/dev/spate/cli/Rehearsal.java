package dev.spate.cli;

import java.util.List;

/**
 * The commands that a person starts most, one after the other in one JVM, asking a server that the launcher started for this: what
 * they load, the launcher keeps in an archive, from which a command then starts faster.
 */
public final class Rehearsal {

  /** It runs at low priority, maybe on a busy machine. */
  private static final String PATIENCE = "5m";

  private Rehearsal() {}

  /**
   * Ends the JVM with the exit code of the first command that failed, or else 0.
   *
   * @param args the server's address
   */
  public static void main(String[] args) {
    System.exit(commands(args[0]).stream()
        .mapToInt(command -> Main.run(Defaults.none(), command))
        .filter(code -> code != ExitCodes.OK)
        .findFirst()
        .orElse(ExitCodes.OK));
  }

  private static List<String[]> commands(String address) {
    return List.of(
        new String[] {"--help"},
        new String[] {"get", "--help"},
        new String[] {"get", "router1:eth0", "-a", address, "--timeout", PATIENCE},
        new String[] {
          "get", "--target", "router1", "/system/state", "-a", address, "--timeout", PATIENCE
        },
        new String[] {
          "subscribe",
          "router1:eth0",
          "--mode",
          "once",
          "--format",
          "flat",
          "-a",
          address,
          "--timeout",
          PATIENCE
        },
        new String[] {"watch", "router1:eth0", "--count", "1", "-a", address},
        new String[] {"top", "--count", "2", "-a", address},
        new String[] {"capabilities", "-a", address, "--timeout", PATIENCE},
        new String[] {"paths", "--target", "router1", "-a", address, "--timeout", PATIENCE},
        new String[] {"devices", "-a", address, "--timeout", PATIENCE},
        new String[] {"status", "-a", address, "--timeout", PATIENCE});
  }
}

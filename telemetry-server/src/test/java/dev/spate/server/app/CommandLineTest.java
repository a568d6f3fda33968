package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.server.config.Key;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the commands say of themselves, and to somebody who mistypes them. */
class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_explainsEachKeyBelowItsHeadingWithItsDefault() {
    assertThat(run("server", "--help")).isZero();

    assertThat(out.toString().lines().toList())
        .startsWith("Usage: spate server [OPTIONS]")
        .containsSubsequence(
            "Where it listens:",
            "      --gateway-port=NUMBER  Its TCP port; 0 takes any free one. In use: one line, and exit code 2",
            "                               (default: 9339)",
            "gNMI:",
            "Logging:");
    assertThat(Key.all())
        .allSatisfy(key -> assertThat(out.toString()).contains("      " + key.flag()));
  }

  @Test
  void help_ofDemo_showsTheDefaultsOfTheDemo() {
    assertThat(run("server", "--help")).isZero();
    assertThat(out.toString()).contains("(default: none)").doesNotContain("(default: addresses)");
    assertThat(run("demo", "--help")).isZero();
    assertThat(out.toString()).contains("(default: addresses)");
  }

  @Test
  void argument_thatIsNoOption_isToldOfConfig() {
    assertThat(run("server", "spate.yaml")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(err.toString().lines())
        .containsExactly(
            "spate server: Unmatched argument at index 1: 'spate.yaml'; a configuration is given by --config FILE",
            "`spate server --help` tells more.");
  }

  @Test
  void option_mistyped_isToldTheNearest() {
    assertThat(run("demo", "--gatway-port=1")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(err.toString())
        .contains("Unknown option: '--gatway-port=1'", "--gateway-port")
        .doesNotContain("Usage:");
  }

  @Test
  void printConfig_switchSetByFlag_isWrittenAsOne() {
    assertThat(run("server", "--host-enabled=false", "--print-config")).isZero();

    assertThat(out.toString()).contains("  enabled: false  # flag --host-enabled");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine(arguments);
    return commandLine
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}

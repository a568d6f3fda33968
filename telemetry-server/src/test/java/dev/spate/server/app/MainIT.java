package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.spate.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The process: what it prints, and how it ends. */
class MainIT {

  @TempDir
  private Path folder;

  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void printConfig_tellsTheOriginOfEachValue() throws Exception {
    Path file = Files.writeString(folder.resolve("spate.yaml"), "host:\n  interval: 2s\n");

    start(
        "server",
        "--config",
        file.toString(),
        "--gateway-port",
        "0",
        "--http-port",
        "0",
        "--print-config");

    assertThat(output())
        .contains("interval: 2s  # " + file + ":2", "port: 0  # flag --gateway-port")
        .contains("address: 127.0.0.1  # default");
    assertThat(exitCode()).isZero();
  }

  @Test
  void config_unknownKey_oneLineAndExitCode2() throws Exception {
    Path file = Files.writeString(folder.resolve("spate.yaml"), "hots:\n  interval: 2s\n");

    start("server", "--config", file.toString());

    assertThat(errors())
        .singleElement()
        .asString()
        .startsWith(file + ":1: unknown key hots; did you mean host?");
    assertThat(exitCode()).isEqualTo(2);
  }

  @Test
  void gateway_portInUse_oneLineAndExitCode2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start("server", "--gateway-port", Integer.toString(taken.getLocalPort()), "--http-port", "0");

      assertThat(errors())
          .containsExactly("gateway cannot listen at 127.0.0.1:" + taken.getLocalPort()
              + ": the port is in use; --gateway-address and --gateway-port name another");
      assertThat(exitCode()).isEqualTo(2);
    }
  }

  @Test
  void http_portInUse_oneLineAndExitCode2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start("server", "--gateway-port", "0", "--http-port", Integer.toString(taken.getLocalPort()));

      assertThat(errors())
          .containsExactly("http cannot listen at 127.0.0.1:" + taken.getLocalPort()
              + ": the port is in use; --http-address and --http-port name another");
      assertThat(exitCode()).isEqualTo(2);
    }
  }

  @Test
  void http_isOnUnlessToldOtherwise_andNamedWithACommand() throws Exception {
    start("server", "--gateway-port", "0", "--http-port", "0", "--host-name", "box");
    List<String> screen = ready();
    String curl = screen.stream()
        .filter(line -> line.startsWith("  curl http://127.0.0.1:"))
        .findFirst()
        .orElseThrow()
        .strip()
        .substring("curl ".length());

    HttpResponse<String> answer = HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(curl)).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonReader.parse(answer.body())).asInstanceOf(MAP).containsOnlyKeys("box");

    start("server", "--gateway-port", "0", "--http-enabled", "false");
    assertThat(ready()).noneMatch(line -> line.contains("http"));
  }

  @Test
  void gateway_reachedFromOtherMachines_isRefusedOrWarnedOf() throws Exception {
    start("server", "--gateway-port", "0", "--http-port", "0", "--gateway-address", "0.0.0.0");
    assertThat(errors()).singleElement().asString().contains("--plaintext-anywhere");
    assertThat(exitCode()).isEqualTo(2);

    start(
        "server",
        "--gateway-port",
        "0",
        "--http-port",
        "0",
        "--gateway-address",
        "0.0.0.0",
        "--plaintext-anywhere");
    ready();
    process.toHandle().destroy();
    assertThat(errors())
        .first()
        .asString()
        .contains("WARN", "without encryption", "Set is refused");
  }

  @Test
  void source_cannotStart_oneLineAndExitCode1() throws Exception {
    start("demo", "--gateway-port", "0", "--http-port", "0", "--host-name", "router1");

    assertThat(errors())
        .singleElement()
        .asString()
        .startsWith("The source host cannot start: ")
        .contains("router1");
    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void version_isPrinted() throws Exception {
    start("--version");

    assertThat(output()).startsWith("spate ");
    assertThat(exitCode()).isZero();
  }

  @Test
  void server_namesFiveCommandsThenEndsByTermWith0() throws Exception {
    start("server", "--gateway-port", "0", "--http-port", "0", "--host-name", "box");

    List<String> screen = ready();
    assertThat(screen)
        .anyMatch(line -> line.contains("gateway") && line.contains("127.0.0.1:"))
        .anyMatch(line -> line.contains("1 device: box"));
    assertThat(screen.stream().filter(line -> line.startsWith("  ./spate "))).hasSize(5);
    process.toHandle().destroy();
    assertThat(exitCode()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void demo_endsByInterruptWith130() throws Exception {
    start("demo", "--gateway-port", "0", "--http-port", "0", "--device-endpoints-mode", "none");

    assertThat(ready()).anyMatch(line -> line.contains("./spate get router1:eth0 -a 127.0.0.1:"));
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(exitCode()).isEqualTo(130);
  }

  @Test
  void logFormatJson_isAnObjectALine() throws Exception {
    start("server", "--gateway-port", "0", "--http-port", "0", "--log-format", "json");
    try (BufferedReader log = process.errorReader()) {
      Map<?, ?> first = (Map<?, ?>) JsonReader.parse(log.readLine());
      assertThat(first.get("formattedMessage"))
          .asString()
          .startsWith("Ready, gateway at 127.0.0.1:");
      process.toHandle().destroy();
      assertThat(log.lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(JsonReader.parse(line)).isInstanceOf(Map.class));
    }
    assertThat(exitCode()).isZero();
  }

  private void start(String... arguments) throws IOException {
    end();
    List<String> command = new ArrayList<>();
    if (OS.LINUX.isCurrentOs()) {
      // A build in the background has children that ignore it.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // As the launcher has them: such JVMs warn of what libraries do.
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    }
    command.addAll(List.of(
        "-XX:TieredStopAtLevel=1",
        "-Dspate.command=./spate",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).start();
  }

  /** The screen, up to its last line. */
  private List<String> ready() throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.contains("Ctrl-C")) {
        return lines;
      }
    }
    throw new IllegalStateException("Never ready: " + errors());
  }

  private String output() {
    try (Stream<String> lines = process.inputReader().lines()) {
      return String.join("\n", lines.toList());
    }
  }

  /** What it said to standard error; warnings of the JVM itself apart. */
  private List<String> errors() {
    try (Stream<String> lines = process.errorReader().lines()) {
      return lines.filter(line -> !line.startsWith("WARNING: ")).toList();
    }
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}

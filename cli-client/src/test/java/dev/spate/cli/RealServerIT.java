package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.spate.json.JsonReader;
import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ConfigLayers;
import dev.spate.server.config.ServerConfig;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands against a real server over a simulated router. */
class RealServerIT {

  private static final String NETWORK = """
      gateway: { port: 0 }
      device-endpoints: { mode: ports, first-port: 0 }
      host: { enabled: false }
      simulator:
        devices:
          - name: router[1-2]
            model: router
            interfaces:
              - { name: "eth[0-1]", speed: 10G }
        links:
          - { a: "router1:eth0", b: "router2:eth0", latency: 3ms }
      """;

  private static TelemetryServer server;

  private StringWriter out;
  private StringWriter err;

  @BeforeAll
  static void start() throws Exception {
    ServerConfig config =
        new ConfigLayers().text("network.yaml", NETWORK).load().config();
    server = TelemetryServer.builder().config(config).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void clear() {
    out = new StringWriter();
    err = new StringWriter();
  }

  @Test
  void capabilities_lists_models() {
    assertThat(run(server.port(), "capabilities")).isZero();
    assertThat(out.toString())
        .contains("gNMI version: 0.10.0", "openconfig-interfaces", "spate-link");
  }

  @Test
  void get_of_a_container_is_its_tree() {
    assertThat(run(server.port(), "get", "router1:eth0", "--type", "config")).isZero();

    assertThat(JsonReader.parse(out.toString())).isInstanceOf(List.class);
    assertThat(out.toString()).contains("\"target\": \"router1\"", "\"mtu\": 1500");
  }

  @Test
  void get_flat_on_a_device_endpoint_needs_no_target() {
    assertThat(run(
            server.port("router2"),
            "get",
            "--format",
            "flat",
            "/interfaces/interface[name=*]/state/mtu"))
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "/interfaces/interface[name=eth0]/state/mtu: 1500",
            "/interfaces/interface[name=eth1]/state/mtu: 1500");
  }

  @Test
  void get_of_what_is_not_there_names_it() {
    assertThat(run(server.port(), "get", "router3:eth0")).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString())
        .startsWith("spate: NOT_FOUND: ")
        .contains("router3")
        .contains("router1");
  }

  @Test
  void set_is_seen_by_get() {
    assertThat(run(
            server.port(),
            "set",
            "--format",
            "flat",
            "--target",
            "router1",
            "--update-path",
            "/interfaces/interface[name=eth1]/config/description",
            "--update-value",
            "to the lab"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .isEqualTo("/interfaces/interface[name=eth1]/config/description: UPDATE\n");

    clear();
    run(
        server.port(),
        "get",
        "--format",
        "flat",
        "--target",
        "router1",
        "/interfaces/interface[name=eth1]/state/description");
    assertThat(out.toString())
        .isEqualTo("/interfaces/interface[name=eth1]/state/description: to the lab\n");
  }

  @Test
  void subscribe_once_prints_every_leaf() {
    assertThat(
            run(server.port(), "subscribe", "--mode", "once", "--format", "flat", "router1:eth0"))
        .isZero();

    assertThat(out.toString().lines())
        .contains("/interfaces/interface[name=eth0]/config/enabled: true")
        .anyMatch(line ->
            line.matches("/interfaces/interface\\[name=eth0]/state/counters/in-octets: \\d+"));
  }

  @Test
  void subscribe_once_of_every_device_says_whose_leaf_it_is() {
    assertThat(run(
            server.port(),
            "subscribe",
            "--mode",
            "once",
            "--format",
            "flat",
            "/system/state/hostname"))
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "[router1] /system/state/hostname: router1",
            "[router2] /system/state/hostname: router2");
  }

  @Test
  void status_shows_sources_and_devices() {
    assertThat(run(server.port(), "status")).isZero();
    assertThat(out.toString()).contains("simulator  simulator  running", "router1", "updates_in");

    clear();
    assertThat(run(server.port("router1"), "status")).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString()).contains("is not the gateway of a Spate server");
  }

  @Test
  void bench_of_a_stream_reports_as_json() {
    assertThat(run(
            server.port(),
            "bench",
            "--target=*",
            "--path=/interfaces/interface[name=*]/state/counters",
            "--stream-mode=on-change",
            "--subscribers=3",
            "--connections=2",
            "--warm-up=0s",
            "--duration=1s",
            "--format=json"))
        .as(err.toString())
        .isZero();

    Map<?, ?> report = (Map<?, ?>) JsonReader.parse(out.toString());
    assertThat(Long.parseLong(report.get("updates").toString())).isPositive();
    assertThat(report.get("bad-messages")).hasToString("0");
    assertThat(report.get("latency")).asInstanceOf(MAP).containsKey("p99.9");
    assertThat(report.get("to-sync-response")).asInstanceOf(MAP).containsKey("max");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"once", "poll"})
  void bench_asks_again_and_again(String mode) {
    assertThat(run(
            server.port(),
            "bench",
            "--mode",
            mode,
            "--path=/system/state/hostname",
            "--warm-up=0s",
            "--duration=500ms",
            "--format=json"))
        .as(err.toString())
        .isZero();

    Map<?, ?> report = (Map<?, ?>) JsonReader.parse(out.toString());
    assertThat(Long.parseLong(report.get("answers").toString())).isGreaterThan(1);
  }

  @Test
  void bench_that_is_refused_prints_why_and_no_report() {
    assertThat(run(server.port(), "bench", "--target=router3", "--path=/interfaces"))
        .isEqualTo(ExitCodes.FAILED);

    assertThat(err.toString()).startsWith("spate: NOT_FOUND: ").contains("router3");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void watch_into_a_pipe_has_a_line_a_change() {
    assertThat(run(server.port(), "watch", "router1:eth0", "--filter", "in-octets", "--count", "3"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString().lines())
        .hasSizeGreaterThan(2)
        .allMatch(
            line -> line.matches(
                "20\\S+Z  router1  /interfaces/interface\\[name=eth0]/state/counters/in-octets  \\d+.*"))
        .last()
        .asString()
        .endsWith("bit/s");
  }

  @Test
  void top_into_a_pipe_has_every_interface_each_second() {
    assertThat(run(server.port(), "top", "--count", "3")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("2 devices, 4 interfaces, 4 up, in ")
        .containsPattern("router2 +eth1 +UP +[0-9.]+");
  }

  @Test
  void watch_on_a_device_endpoint_in_json_has_rates_too() {
    assertThat(run(
            server.port("router1"),
            "watch",
            "/interfaces",
            "--by",
            "leaf",
            "-e",
            "json-ietf",
            "--filter",
            "out-octets",
            "--count",
            "3"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString().lines()).anyMatch(line -> line.endsWith("bit/s"));
  }

  private int run(int port, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "-a";
    all[args.length + 1] = "127.0.0.1:" + port;
    return Main.commandLine(
            new Environment(new NettyDialer(), InputStream.nullInputStream(), "spate", false))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}

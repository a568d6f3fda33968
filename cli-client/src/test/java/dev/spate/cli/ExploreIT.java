package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ConfigLayers;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths, devices and diff against a real server over two simulated routers. */
class ExploreIT {

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

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    server = TelemetryServer.builder()
        .config(new ConfigLayers().text("network.yaml", NETWORK).load().config())
        .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void paths_are_those_of_both_origins_with_all_entries_as_one() {
    assertThat(run(server.port(), "paths")).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines)
        .as("four ports and two loopbacks, or whatever the model has")
        .anyMatch(line -> line.matches(
            "/interfaces/interface\\[name=\\*]/config/mtu +rw +on-change +uint16 .*\\d+"))
        .anyMatch(line -> line.matches(
            "/interfaces/interface\\[name=\\*]/state/counters/in-octets +ro +sample .*"))
        .anyMatch(line ->
            line.matches("spate:/links/link\\[interface=\\*]/state/latency .* microseconds +2"));
    assertThat(err.toString()).as("every path is in a table").isEmpty();
  }

  @Test
  void paths_of_a_device_endpoint_name_its_entries() {
    assertThat(run(server.port("router1"), "paths", "--format", "tree", "/interfaces"))
        .isZero();

    assertThat(out.toString()).contains("+--rw interface* [name]").contains("entries: eth0, eth1");
  }

  @Test
  void devices_of_the_gateway_and_of_a_device_endpoint() {
    assertThat(run(server.port(), "devices", "router2")).isZero();
    assertThat(out.toString()).containsPattern("router2 +(live|waiting) .*simulator");
    assertThat(out.toString()).doesNotContain("router1");

    assertThat(run(server.port("router1"), "devices")).isZero();
    assertThat(out.toString())
        .containsPattern("127.0.0.1:" + server.port("router1") + " +live +\\d+ ms");
  }

  @Test
  void diff_of_two_devices_and_of_one_with_what_it_was(@TempDir Path folder) throws Exception {
    assertThat(run(
            server.port(), "diff", "--type", "config", "--path", "/system", "router1", "router2"))
        .isEqualTo(ExitCodes.DIFFERENT);
    assertThat(out.toString())
        .contains("- /system/config/hostname: router1\n+ /system/config/hostname: router2\n");

    for (String encoding : List.of("json", "json_ietf", "proto")) {
      assertThat(run(
              server.port(),
              "get",
              "--target",
              "router1",
              "--type",
              "config",
              "-e",
              encoding,
              "/interfaces",
              "/system"))
          .isZero();
      Path before = Files.writeString(folder.resolve(encoding + ".json"), out.toString());
      assertThat(run(server.port(), "diff", "--type", "config", before.toString()))
          .as("%s: %s%s", encoding, out, err)
          .isZero();
    }
    String mtu = "/interfaces/interface[name=eth1]/config/mtu";
    assertThat(run(server.port(), "set", "--target", "router1", "--update", mtu + ":::uint:::1400"))
        .isZero();
    assertThat(run(
            server.port(),
            "diff",
            "--type",
            "config",
            folder.resolve("proto.json").toString()))
        .isEqualTo(ExitCodes.DIFFERENT);
    assertThat(out.toString()).endsWith("- " + mtu + ": 1500\n+ " + mtu + ": 1400\n");
    assertThat(run(server.port(), "diff", "router1", "router3")).isEqualTo(ExitCodes.DIFF_FAILED);
    assertThat(err.toString()).startsWith("spate: NOT_FOUND: ").contains("router3");
  }

  private int run(int port, String... args) {
    out = new StringWriter();
    err = new StringWriter();
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

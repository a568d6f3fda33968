package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Subscription;
import dev.spate.proto.GnmiPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of devices, interfaces and files, with their exit codes. */
class DiffCommandTest {

  private final OnceTarget target =
      new OnceTarget().answering("router1", "router1").answering("router2", "router2");
  private final Console console = new Console(target);

  @TempDir
  private Path folder;

  private String before = "";

  /** What get prints of router1, as it was a while ago. */
  @BeforeEach
  void save() throws IOException {
    RecordingTarget past = new RecordingTarget();
    past.answers.add(Recorded.message("before", GetResponse.class));
    try (Console get = new Console(past)) {
      assertThat(get.run("get", "--target", "router1", "/interfaces", "/system/config"))
          .isZero();
      before = file("before.json", get.out());
    }
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void diff_of_two_devices() {
    assertThat(console.run("diff", "router1", "router2")).isEqualTo(ExitCodes.DIFFERENT);

    assertThat(console.out()).isEqualTo(Recorded.text("diff.flat"));
    assertThat(console.err()).contains("--type config compares settings");
    assertThat(target.requests)
        .extracting(request -> request.getPrefix().getTarget())
        .containsExactly("router1", "router2");

    assertThat(console.run("diff", "router1", "router2", "--format", "json")).isEqualTo(1);
    assertThat(console.out()).isEqualTo(Recorded.text("diff.json"));
  }

  @Test
  void diff_of_config_alone() {
    assertThat(console.run("diff", "--type", "config", "router1", "router2")).isEqualTo(1);

    assertThat(console.out()).isEqualTo("""
        --- router1
        +++ router2
        - /interfaces/interface[name=eth0]/config/mtu: 1500
        + /interfaces/interface[name=eth0]/config/mtu: 9000
        - /interfaces/interface[name=eth1]/config/mtu: 9000
        - /interfaces/interface[name=eth1]/name: eth1
        - /system/config/hostname: router1
        + /system/config/hostname: router2
        """);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void diff_of_what_is_the_same_prints_nothing() {
    assertThat(console.run("diff", "router1", "router1")).isZero();
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).isEmpty();

    assertThat(
            console.run("diff", "router1", "router2", "--path", "/interfaces/interface/state/mtu"))
        .isZero();
  }

  @Test
  void diff_of_two_interfaces_is_by_what_is_below_them() {
    assertThat(console.run("diff", "router1:eth0", "router1:eth1", "--type", "config"))
        .isEqualTo(1);

    assertThat(console.out()).isEqualTo("""
        --- router1:eth0
        +++ router1:eth1
        - /interfaces/interface[name=eth0]/config/mtu: 1500
        + /interfaces/interface[name=eth0]/config/mtu: 9000
        """);
    assertThat(paths(1)).containsExactly("/interfaces/interface[name=eth1]");
  }

  @Test
  void diff_of_a_snapshot_with_now_asks_for_what_was_saved() {
    assertThat(console.run("diff", before)).isEqualTo(1);

    assertThat(console.out()).isEqualTo("""
        --- %s
        +++ now
        - /interfaces/interface[name=eth0]/config/mtu: 1400
        + /interfaces/interface[name=eth0]/config/mtu: 1500
        - /interfaces/interface[name=eth0]/state/counters/in-octets: 5
        + /interfaces/interface[name=eth0]/state/counters/in-octets: 18446744073709551615
        - /interfaces/interface[name=eth0]/state/mtu: 1400
        + /interfaces/interface[name=eth0]/state/mtu: 1500
        """.formatted(before));
    assertThat(target.requests).hasSize(1);
    assertThat(target.requests.get(0).getPrefix().getTarget()).isEqualTo("router1");
    assertThat(paths(0)).containsExactly("/interfaces", "/system/config");
  }

  @Test
  void diff_of_a_snapshot_with_another_device() {
    assertThat(console.run("diff", before, "router2", "--path", "/system")).isEqualTo(1);

    assertThat(console.out()).isEqualTo("""
        --- %s
        +++ router2
        - /system/config/hostname: router1
        + /system/config/hostname: router2
        """.formatted(before));
  }

  @Test
  void diff_of_two_files_asks_no_server() throws IOException {
    String after = file("after.json", Files.readString(Path.of(before)).replace("1400", "1401"));

    assertThat(console.run("diff", "--type", "config", before, after)).isEqualTo(1);
    assertThat(console.out()).contains("/config/mtu: 1400\n", "/config/mtu: 1401\n");
    assertThat(console.typing(Files.readString(Path.of(before))).run("diff", before, "-"))
        .isZero();
    assertThat(console.dialled).isNull();
  }

  @Test
  void diff_that_fails_is_more_than_1() throws IOException {
    String broken = file("broken.json", "{\"timestamp\": 1");

    assertThat(console.run("diff", "router1", "router3")).isEqualTo(ExitCodes.DIFF_FAILED);
    assertThat(console.err()).startsWith("spate: NOT_FOUND: ");
    assertThat(console.run("diff", broken)).isEqualTo(ExitCodes.DIFF_FAILED);
    assertThat(console.err()).startsWith("spate: " + broken + ": JSON: expected ");
    assertThat(console.run("diff", "gone.json", "router1")).isEqualTo(ExitCodes.DIFF_FAILED);
    assertThat(console.err()).isEqualTo("spate: there is no file gone.json\n");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void diff_of_nonsense_says_what_to_write() {
    assertThat(console.run("diff", "router1")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).startsWith("spate diff: router1 with what? ");
    assertThat(console.run("diff", "*", "router1")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).startsWith("spate diff: \"*\" is no single device; ");
    assertThat(console.run("diff", "router1:eth0", "router2", "--path", "/system"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(console.run("diff", "-", "-")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.run("diff")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.dialled).isNull();
  }

  private List<String> paths(int request) {
    return target.requests.get(request).getSubscriptionList().stream()
        .map(Subscription::getPath)
        .map(GnmiPaths::text)
        .toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}

package dev.spate.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.tree.LeafKind;
import dev.spate.json.JsonReader;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Set<LeafKind> ALL = EnumSet.allOf(LeafKind.class);

  @Test
  void of_theSameValuesInTwoEncodings_isEmpty() {
    Snapshot plain = snapshot("router1", "/interfaces/interface[name=eth0]/state", """
        {"type": "ethernetCsmacd", "counters": {"in-octets": 5}}""");
    Snapshot ietf = snapshot("router1", "/", """
        {"openconfig-interfaces:interfaces": {"interface": [{"name": "eth0",
          "state": {"type": "iana-if-type:ethernetCsmacd", "counters": {"in-octets": "5"}}}]}}""");

    Scope state = new Scope(List.of(Path.parse("/interfaces/interface/state")));
    assertThat(new Comparison(Schema.bundled(), ALL, state).of(plain, ietf)).isEmpty();
  }

  @Test
  void of_tellsWhatIsChangedAddedAndGone() {
    Snapshot a = snapshot("router1", "/system/config", """
        {"hostname": "router1", "domain-name": "example.net"}""");
    Snapshot b = snapshot("router2", "/system/config", """
        {"hostname": "router2", "login-banner": "two\\nlines"}""");

    List<Difference> differences = all().of(a, b);

    assertThat(DiffText.of("router1", "router2", differences)).isEqualTo("""
        --- router1
        +++ router2
        - /system/config/domain-name: example.net
        - /system/config/hostname: router1
        + /system/config/hostname: router2
        + /system/config/login-banner: two\\nlines
        """);
    assertThat(DiffJson.of("router1", "router2", differences).get("differences"))
        .hasToString("[{path=/system/config/domain-name, a=example.net},"
            + " {path=/system/config/hostname, a=router1, b=router2},"
            + " {path=/system/config/login-banner, b=two\nlines}]");
    assertThat(DiffText.of("a", "b", all().of(a, a))).isEmpty();
  }

  @Test
  void of_severalTargets_comparesNamesakes() {
    Snapshot before = snapshot("router10", "/system/config", "{\"hostname\": \"x\"}");
    before.add("router2", Path.parse("/system/config/hostname"), "y");
    Snapshot after = snapshot("router2", "/system/config", "{\"hostname\": \"z\"}");

    assertThat(DiffText.of("a", "b", all().of(before, after))).isEqualTo("""
        --- a
        +++ b
        - [router2] /system/config/hostname: y
        + [router2] /system/config/hostname: z
        - [router10] /system/config/hostname: x
        """);
  }

  @Test
  void of_twoBases_comparesWhatIsBelowThem() {
    Snapshot interfaces = snapshot("router1", "/interfaces", """
        {"interface": [
          {"name": "eth0", "config": {"mtu": 1500, "enabled": true}},
          {"name": "eth1", "config": {"mtu": 9000, "enabled": true}}]}""");
    Path eth0 = Path.parse("/interfaces/interface[name=eth0]");
    Path eth1 = Path.parse("/interfaces/interface[name=eth1]");

    Comparison comparison = all().within(new Scope(List.of(eth0)));

    assertThat(comparison.of(interfaces, interfaces, eth0, eth1))
        .extracting(
            difference -> difference.path() + " " + difference.textA() + " " + difference.textB())
        .containsExactly(eth0 + "/config/mtu 1500 9000");
    assertThat(comparison.of(interfaces, snapshot("router1", "/interfaces", """
            {"interface": [{"name": "eth1", "config": {"name": "eth2"}}]}"""), eth0, eth1))
        .extracting(Difference::textB)
        .as("a key that is not that of its entry is a difference")
        .contains("eth2");
  }

  @Test
  void of_kinds_leavesOutTheOthers() {
    Snapshot a = snapshot("a", "/", """
        {"interfaces": {"interface": [{"name": "eth0",
          "config": {"mtu": 1}, "state": {"mtu": 1, "oper-status": "UP"}}]},
         "acme": {"config": {"x": 1}, "y": 1}}""");
    Snapshot none = new Snapshot(Schema.bundled());

    assertThat(paths(EnumSet.of(LeafKind.CONFIG), a, none))
        .containsExactly(
            "/acme/config/x",
            "/interfaces/interface[name=eth0]/config/mtu",
            "/interfaces/interface[name=eth0]/name");
    assertThat(paths(EnumSet.of(LeafKind.APPLIED), a, none))
        .containsExactly("/interfaces/interface[name=eth0]/state/mtu");
    assertThat(paths(EnumSet.of(LeafKind.OPERATIONAL), a, none))
        .containsExactly("/acme/y", "/interfaces/interface[name=eth0]/state/oper-status");
  }

  private static List<String> paths(Set<LeafKind> kinds, Snapshot a, Snapshot b) {
    return new Comparison(Schema.bundled(), kinds, new Scope(List.of()))
        .of(a, b).stream().map(difference -> difference.path().toString()).toList();
  }

  private static Comparison all() {
    return new Comparison(Schema.bundled(), ALL, new Scope(List.of()));
  }

  private static Snapshot snapshot(String target, String path, String json) {
    Snapshot snapshot = new Snapshot(Schema.bundled());
    snapshot.add(target, Path.parse(path), JsonReader.parse(json));
    return snapshot;
  }
}

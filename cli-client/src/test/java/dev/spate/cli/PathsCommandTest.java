package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscriptionList;
import dev.spate.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths there are, of a target and of the schema. */
class PathsCommandTest {

  private final OnceTarget target = new OnceTarget().answering("router1", "router1");
  private final Console console = new Console(target);

  @AfterEach
  void close() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource({"flat, paths.flat", "tree, paths.tree", "json, paths.json"})
  void paths_prints_each_format(String format, String expected) {
    assertThat(console.run("paths", "--target", "router1", "--format", format)).isZero();

    assertThat(console.out()).isEqualTo(Recorded.text(expected));
    assertThat(console.err())
        .isEqualTo(
            "spate: 1 of these paths are in no schema table: their types are those of their values\n");
  }

  @Test
  void paths_asks_once_for_the_root_of_each_origin_in_the_cheapest_encoding() {
    console.run("paths", "--target", "router1");

    assertThat(target.requests).containsExactly(Recorded.parse("""
        prefix { target: "router1" }
        subscription { path {} }
        subscription { path { origin: "spate" } }
        mode: ONCE
        encoding: PROTO
        """, SubscriptionList.class));
  }

  @Test
  void paths_of_a_target_without_capabilities_asks_in_json() {
    target.capabilities = null;

    assertThat(console.run("paths", "--target", "router1", "/interfaces")).isZero();

    assertThat(target.requests.get(0).getEncoding()).isEqualTo(Encoding.JSON);
    assertThat(target.requests.get(0).getSubscriptionList()).hasSize(1);
  }

  @Test
  void paths_of_config_or_state_alone() {
    assertThat(console.run("paths", "--target", "router1", "--config-only")).isZero();
    assertThat(console.out())
        .contains("/config/mtu", "interface[name=*]/name")
        .doesNotContain("/state/", "/acme/");

    assertThat(console.run("paths", "--target", "router1", "--state-only")).isZero();
    assertThat(console.out()).contains("/state/mtu", "/acme/").doesNotContain("/config/");

    assertThat(console.run("paths", "--state-only", "--config-only")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void paths_without_values_says_so() {
    target.answers.put("router1", List.of());

    assertThat(console.run("paths", "router1:eth9")).isZero();
    assertThat(console.err()).isEqualTo("spate: there are no values below these paths\n");
  }

  @Test
  void paths_of_the_schema_asks_no_server() {
    assertThat(console.run("paths", "--schema", "--descr", "spate:/links")).isZero();
    assertThat(console.out()).isEqualTo(Recorded.text("schema.flat"));

    assertThat(console.run("paths", "--schema", "--format", "tree", "/interfaces/*/state/counters"))
        .isZero();
    assertThat(console.out()).isEqualTo(Recorded.text("schema.tree"));
    assertThat(console.dialled).isNull();
  }

  @Test
  void paths_of_the_whole_schema_is_every_leaf_once() {
    assertThat(console.run("paths", "--schema", "--format", "json")).isZero();

    List<?> leaves = (List<?>) JsonReader.parse(console.out());
    assertThat(leaves).hasSizeGreaterThan(500);
    assertThat(leaves).extracting(leaf -> ((Map<?, ?>) leaf).get("path")).doesNotHaveDuplicates();
  }

  @Test
  void paths_of_the_schema_names_what_it_does_not_know() {
    assertThat(console.run("paths", "--schema", "/interfaces/interfase"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(console.err())
        .startsWith(
            "spate paths: /interfaces/interfase: unknown name \"interfase\" below /interfaces; did you mean interface?");

    assertThat(console.run("paths", "--schema", "--target", "router1", "/interfaces"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).contains("--schema is about no device");
  }
}

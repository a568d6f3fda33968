package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.path.Path;
import dev.spate.path.PathSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and shorthands of the command line. */
class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "router1:eth0, router1, eth0",
    "switch1:gi0/0, switch1, gi0/0",
    "router1:lo0:1, router1, lo0:1",
    "router1:*, router1, *",
    "*:eth0, *, eth0"
  })
  void path_shorthand_is_an_interface_of_a_target(String word, String target, String name) {
    Selection selection = select("", Path.ROOT, word);

    assertThat(selection.target()).isEqualTo(target);
    assertThat(selection.paths())
        .containsExactly(Path.parse("/interfaces/interface[name=" + name + "]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/interfaces/interface[name=eth0]",
        "interfaces",
        "/openconfig-interfaces:interfaces",
        "interfaces/interface[name=lo0:1]",
        "spate:/links",
        "/"
      })
  void path_everything_else_is_a_path(String word) {
    Selection selection = select("router1", Path.ROOT, word);

    assertThat(selection.paths()).containsExactly(Path.parse(word));
    assertThat(selection.target()).isEqualTo("router1");
  }

  @Test
  void path_target_of_a_shorthand_is_that_of_all() {
    Selection selection = select("", Path.ROOT, "/system", "router1:eth0", "router1:eth1");

    assertThat(selection.target()).isEqualTo("router1");
    assertThat(selection.paths()).hasSize(3);
  }

  @Test
  void path_shorthands_of_two_targets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.ROOT, "router1:eth0", "switch1:gi0/0"))
        .withMessageContaining("\"router1\"")
        .withMessageContaining("\"switch1\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("router2", Path.ROOT, "router1:eth0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"router1:", ":eth0", ":"})
  void path_half_a_shorthand(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.ROOT, word))
        .withMessageContaining("--target router1");
  }

  @Test
  void path_shorthand_with_a_path_behind_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.ROOT, "switch1:gi0/0/config/mtu"))
        .withMessageEndingWith(
            "write --target switch1 '/interfaces/interface[name=gi0/0]/config/mtu'");
  }

  @Test
  void path_shorthand_below_a_prefix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.parse("/interfaces"), "router1:eth0"))
        .withMessageContaining("leave out --prefix");
  }

  @Test
  void path_origin_in_prefix_and_path() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.parse("spate:/links"), "spate:/link"))
        .withMessageContaining("one of them");
  }

  @Test
  void path_malformed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select("", Path.ROOT, "/a[b"))
        .isInstanceOf(PathSyntaxException.class);
  }

  private static Selection select(String target, Path prefix, String... words) {
    var builder = new Selection.Builder(target, prefix);
    for (String word : words) {
      builder.path(word);
    }
    return builder.build();
  }
}

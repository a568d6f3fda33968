package dev.spate.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.gnmi.proto.Notification;
import com.google.protobuf.TextFormat;
import dev.spate.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of updates of each encoding. */
class LeafReaderTest {

  private static final String MTU = "/interfaces/interface[name=eth0]/config/mtu";

  @Test
  void a_leaf_has_one_path_in_every_encoding() {
    List<LeafValue> proto = read("""
        prefix {
          target: "router1"
          elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "eth0" } }
        }
        update { path { elem { name: "config" } elem { name: "mtu" } } val { uint_val: 1500 } }
        """);
    List<LeafValue> json = read("""
        prefix { target: "router1" }
        update {
          path { elem { name: "interfaces" } }
          val { json_val: '{"interface": [{"name": "eth0", "config": {"mtu": 1500}}]}' }
        }
        """);
    List<LeafValue> ietf = read("""
        prefix { target: "router1" origin: "openconfig" }
        update {
          path {}
          val {
            json_ietf_val: '{"openconfig-interfaces:interfaces": {"interface": [{"name": "eth0", "config": {"mtu": 1500}}]}}'
          }
        }
        """);

    assertThat(texts(proto)).containsExactly("router1 " + MTU + " 1500");
    assertThat(texts(json))
        .containsExactly(
            "router1 /interfaces/interface[name=eth0]/name eth0", "router1 " + MTU + " 1500");
    assertThat(texts(ietf)).isEqualTo(texts(json));
  }

  @Test
  void a_list_may_be_told_at_its_own_path() {
    assertThat(texts(read("""
        update {
          path { elem { name: "interfaces" } elem { name: "interface" } }
          val { json_val: '[{"name": "eth0", "config": {"mtu": 1500}}, {"config": {"mtu": 9000}}]' }
        }
        """)))
        .as("the second entry lacks its key")
        .containsExactly(
            " /interfaces/interface[name=eth0]/name eth0",
            " " + MTU + " 1500",
            " /interfaces/interface.1/config/mtu 9000");
  }

  @Test
  void what_no_table_knows_is_told_apart_by_its_place() {
    assertThat(texts(read("""
        update {
          path { elem { name: "acme:fans" } }
          val { json_ietf_val: '{"acme:fan": [{"slot": 1}, {"slot": 2}], "names": ["a", "b"], "@names": [null], "none": []}' }
        }
        """)))
        .containsExactly(
            " /fans/fan.0/slot 1", " /fans/fan.1/slot 2", " /fans/names [a, b]", " /fans/none []");
  }

  @Test
  void the_origin_of_a_module_is_that_of_its_tree() {
    assertThat(texts(read("""
        update {
          path { origin: "openconfig-interfaces" elem { name: "interfaces" } }
          val { json_val: '{"interface": [{"name": "eth0"}]}' }
        }
        update {
          path { origin: "spate" elem { name: "links" } }
          val { json_val: '{"link": [{"interface": "eth0"}]}' }
        }
        """)))
        .containsExactly(
            " /interfaces/interface[name=eth0]/name eth0",
            " spate:/links/link[interface=eth0]/interface eth0");
  }

  @Test
  void what_is_no_path_or_no_json_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("update { path { element: 'interfaces' } val { int_val: 1 } }"))
        .withMessageContaining("deprecated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("update { path {} val { json_val: '{' } }"));
  }

  private static List<LeafValue> read(String notification) {
    List<LeafValue> leaves = new ArrayList<>();
    LeafReader reader = new LeafReader(Schema.bundled(), leaves::add);
    try {
      reader.read(TextFormat.parse(notification, Notification.class));
    } catch (TextFormat.ParseException e) {
      throw new AssertionError(e);
    }
    return leaves;
  }

  private static List<String> texts(List<LeafValue> leaves) {
    return leaves.stream()
        .map(leaf -> leaf.target() + " " + leaf.path() + " " + LeafText.of(null, leaf.value()))
        .toList();
  }
}

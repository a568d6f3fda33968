package dev.spate.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import dev.spate.path.PathSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths between text, wire and store. */
class GnmiPathsTest {

  @Test
  void parse_puts_names_keys_and_origin_into_their_fields() {
    assertThat(GnmiPaths.parse("spate:/links/link[interface=eth0]"))
        .isEqualTo(Path.newBuilder()
            .setOrigin("spate")
            .addElem(PathElem.newBuilder().setName("links"))
            .addElem(PathElem.newBuilder().setName("link").putKey("interface", "eth0"))
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/interfaces/interface[name=eth0]/state",
        "/interfaces/interface[name=*]/.../in-octets",
        "/interfaces/*",
        "/a/b[k1=v1][k2=v2]",
        "/acl/entry[name=a/b]/state",
        "/x[name=a\\]b\\\\c]",
        "/na\\/me",
        "spate:/links",
        "spate:/"
      })
  void text_is_what_parse_reads(String text) {
    assertThat(GnmiPaths.text(GnmiPaths.parse(text))).isEqualTo(text);
  }

  @Test
  void parse_malformed() {
    assertThatThrownBy(() -> GnmiPaths.parse("/interfaces/interface[name=eth0"))
        .isInstanceOf(PathSyntaxException.class)
        .hasMessageContaining("interface[name=eth0");
  }

  @Test
  void G6_no_elems_are_the_root_and_prefix_and_path_add_up() {
    Path prefix = GnmiPaths.parse("/interfaces/interface[name=eth0]");

    assertThat(GnmiPaths.fromProto(Path.getDefaultInstance())).isEqualTo(dev.spate.path.Path.ROOT);
    assertThat(GnmiPaths.resolve(prefix, GnmiPaths.parse("/state/mtu")))
        .hasToString("/interfaces/interface[name=eth0]/state/mtu");
  }

  @Test
  void G7_target_goes_into_the_prefix_only_where_there_is_one() {
    assertThat(GnmiPaths.toProto(dev.spate.path.Path.ROOT, "router1").getTarget())
        .isEqualTo("router1");
    assertThat(GnmiPaths.toProto(dev.spate.path.Path.ROOT, ""))
        .isEqualTo(Path.getDefaultInstance());
  }

  @Test
  void G8_origin_comes_from_prefix_or_path_and_openconfig_is_left_empty() {
    Path origin = Path.newBuilder().setOrigin("spate").build();
    Path links = GnmiPaths.parse("/links");

    assertThat(GnmiPaths.resolve(origin, links)).hasToString("spate:/links");
    assertThat(GnmiPaths.resolve(Path.getDefaultInstance(), GnmiPaths.parse("spate:/links")))
        .hasToString("spate:/links");
    assertThat(GnmiPaths.toProto(
                GnmiPaths.fromProto(Path.newBuilder().setOrigin("openconfig").build()))
            .getOrigin())
        .isEmpty();
  }

  @Test
  void G8_origin_in_both_is_refused_even_if_it_is_the_same() {
    Path spate = Path.newBuilder().setOrigin("spate").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GnmiPaths.resolve(spate, spate))
        .withMessageContaining("spate")
        .withMessageContaining("one of them");
  }

  @Test
  @SuppressWarnings("deprecation")
  void G15_element_is_ignored_beside_elem_and_refused_alone() {
    Path alone = Path.newBuilder().addElement("interfaces").build();
    Path both =
        alone.toBuilder().addElem(PathElem.newBuilder().setName("system")).build();

    assertThat(GnmiPaths.text(both)).isEqualTo("/system");
    assertThatThrownBy(() -> GnmiPaths.fromProto(alone))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("path.element [interfaces] is deprecated: use path.elem");
  }

  @Test
  void fromProto_element_or_key_without_a_name() {
    Path noName = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("a"))
        .addElem(PathElem.newBuilder())
        .build();
    Path noKeyName = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("a").putKey("", "v"))
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GnmiPaths.fromProto(noName))
        .withMessageContaining("path.elem[1].name is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GnmiPaths.fromProto(noKeyName))
        .withMessageContaining("path.elem[0] \"a\"");
  }
}

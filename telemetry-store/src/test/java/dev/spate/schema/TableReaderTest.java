package dev.spate.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

  private static Schema read(String... lines) {
    return Schema.read(Map.of("test.table", String.join("\n", lines)));
  }

  @Test
  void reads_every_word_of_a_leaf() {
    Schema schema = read(
        "# comment",
        "origin test",
        "model a 1.0.0 The A group",
        "rw /top container in=a",
        "ro /top/leaf uint32 in=b leaf-list gauge counterpart on-change unit=\"bits | s\" default=\"1 \\\"2\\\"\" | What | it is.");

    SchemaNode node = schema.find("test", List.of("top", "leaf")).orElseThrow();
    assertThat(node.module()).isEqualTo("b");
    assertThat(node.leaf().type().toString()).isEqualTo("uint32 in 0..4294967295");
    assertThat(node.leaf())
        .isEqualTo(new LeafInfo(
            node.leaf().type(),
            true,
            false,
            true,
            "bits | s",
            "1 \"2\"",
            true,
            true,
            "What | it is.",
            false));
    assertThat(schema.models()).containsExactly(new Model("a", "The A group", "1.0.0"));
  }

  @Test
  void resolves_typedefs_whatever_their_order() {
    Schema schema = read(
        "origin test",
        "type m:host union{m:name,uint8{1..4|8}}",
        "type m:name string{1..5,\"[a-z]{2},\\\"\"}",
        "ro /host m:host in=m");

    LeafType type = schema.find("test", List.of("host")).orElseThrow().leaf().type();
    assertThat(type.members()).hasSize(2);
    type.members().get(0).validateText("ab,\"");
    type.members().get(1).validateInteger(8);
    assertThat(type)
        .hasToString("string of 1..5 characters matching [a-z]{2},\" or uint8 in 1..4|8");
  }

  @Test
  void gives_leaves_of_one_type_the_same_type() {
    Schema schema =
        read("origin test", "ro /a enumeration{X,Y} in=m", "ro /b enumeration{X,Y} in=m");

    assertThat(schema.find("test", List.of("a")).orElseThrow().leaf().type())
        .isSameAs(schema.find("test", List.of("b")).orElseThrow().leaf().type());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', textBlock = """
      rx /a uint8                          ! "rx" is not origin, model, type, identity, rw or ro
      ro                                   ! a path is missing at its end
      ro /a                                ! container, list or a type is missing at its end
      ro /a uint9                          ! unknown type "uint9"
      ro /a m:loop                         ! unknown type "m:loop"
      ro /a string{1..2                    ! type "string{1..2" lacks its closing brace
      ro /a string{"x                      ! a quote is not closed: "x
      ro /a uint8{one}                     ! "one" is not a number, min or max
      ro /a decimal64{19}                  ! 19 fraction digits: 1 to 18 are allowed
      ro /a decimal64                      ! decimal64 with "" fraction digits
      ro /a identityref{m:BASE}            ! unknown identity "m:BASE"
      identity m:BASE NAME                 ! identity "NAME" has no module
      ro /b/c uint8                        ! the parent of /b/c does not stand before it
      ro /there uint8                      ! /there is there already
      ro /a uint8 conter                   ! unknown word "conter"
      ro /a container keys=name            ! unknown word "keys=name"
      ro /a uint8 unit=seconds             ! should be in double quotes: seconds
      """)
  void a_corrupt_table_is_refused_with_its_line(String line, String message) {
    assertThatThrownBy(() -> read("origin test", "type m:loop m:loop", "ro /there container", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("schema table test.table, line 4: " + message);
  }

  @Test
  void an_identity_without_derived_ones_allows_no_value() {
    Schema schema = read("origin test", "identity m:BASE", "ro /a identityref{m:BASE} in=m");

    LeafType type = schema.find("test", List.of("a")).orElseThrow().leaf().type();
    assertThat(type.identities()).isEmpty();
    assertThat(type).hasToString("an identity derived from m:BASE");
  }

  @Test
  void a_node_before_the_origin_is_refused() {
    assertThatThrownBy(() -> read("ro /a uint8"))
        .hasMessageContaining("line 1: the parent of /a does not stand before it");
  }
}

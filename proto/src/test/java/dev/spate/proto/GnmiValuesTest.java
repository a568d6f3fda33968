package dev.spate.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.gnmi.proto.Decimal64;
import com.github.gnmi.proto.ScalarArray;
import com.github.gnmi.proto.TypedValue;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.spate.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values between wire and store. */
class GnmiValuesTest {

  static Stream<Arguments> scalars() {
    return Stream.of(
        arguments(new Value.Int(-7), TypedValue.newBuilder().setIntVal(-7)),
        arguments(new Value.Uint(-1), TypedValue.newBuilder().setUintVal(-1)),
        arguments(new Value.Bool(false), TypedValue.newBuilder().setBoolVal(false)),
        arguments(new Value.Decimal(0.25), TypedValue.newBuilder().setDoubleVal(0.25)),
        arguments(new Value.Text("UP"), TypedValue.newBuilder().setStringVal("UP")),
        arguments(
            new Value.Bytes(new byte[] {1, 2}),
            TypedValue.newBuilder().setBytesVal(ByteString.copyFrom(new byte[] {1, 2}))),
        arguments(
            new Value.LeafList(List.of(new Value.Text("a"), new Value.Uint(2))),
            TypedValue.newBuilder()
                .setLeaflistVal(ScalarArray.newBuilder()
                    .addElement(TypedValue.newBuilder().setStringVal("a"))
                    .addElement(TypedValue.newBuilder().setUintVal(2)))));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void G10_each_kind_of_value_has_its_own_field(Value value, TypedValue.Builder typed) {
    assertThat(GnmiValues.toProto(value)).isEqualTo(typed.build());
    assertThat(GnmiValues.fromProto(typed.build())).isEqualTo(value);
    assertThat(GnmiValues.text(typed.build())).isEqualTo(value.text());
  }

  @Test
  void G10_identity_is_sent_without_its_module() {
    assertThat(GnmiValues.toProto(new Value.Identity("iana-if-type", "ethernetCsmacd")))
        .isEqualTo(TypedValue.newBuilder().setStringVal("ethernetCsmacd").build());
  }

  @Test
  @SuppressWarnings("deprecation")
  void G10_deprecated_float_and_decimal_are_accepted() {
    var decimal = Decimal64.newBuilder().setDigits(-12345).setPrecision(2);

    assertThat(GnmiValues.fromProto(TypedValue.newBuilder().setFloatVal(0.1f).build()))
        .isEqualTo(new Value.Decimal(0.1));
    assertThat(
            GnmiValues.fromProto(TypedValue.newBuilder().setDecimalVal(decimal).build()))
        .isEqualTo(new Value.Decimal(-123.45));
  }

  @Test
  @SuppressWarnings("deprecation")
  void fromProto_decimal_with_absurd_precision() {
    var decimal = Decimal64.newBuilder().setDigits(1).setPrecision(-1);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            GnmiValues.fromProto(TypedValue.newBuilder().setDecimalVal(decimal).build()))
        .withMessage("decimal_val.precision is 4294967295: YANG allows up to 18");
  }

  @Test
  void fromProto_ascii_is_text() {
    assertThat(GnmiValues.fromProto(TypedValue.newBuilder().setAsciiVal("1500").build()))
        .isEqualTo(new Value.Text("1500"));
  }

  @Test
  void fromProto_what_is_no_scalar() {
    var json = TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8("{}")).build();
    var any = TypedValue.newBuilder().setAnyVal(Any.getDefaultInstance()).build();
    var list =
        TypedValue.newBuilder().setLeaflistVal(ScalarArray.getDefaultInstance()).build();
    var nested = TypedValue.newBuilder()
        .setLeaflistVal(ScalarArray.newBuilder().addElement(list))
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GnmiValues.fromProto(json))
        .withMessageStartingWith("json_val holds JSON");
    assertThatIllegalArgumentException().isThrownBy(() -> GnmiValues.fromProto(nested));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GnmiValues.fromProto(TypedValue.getDefaultInstance()))
        .withMessage("val is not set: give a value");
    assertThatThrownBy(() -> GnmiValues.fromProto(any))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("any_val is not supported");
  }

  @Test
  void text_json_is_shown_as_sent() {
    assertThat(GnmiValues.text(TypedValue.newBuilder()
            .setJsonIetfVal(ByteString.copyFromUtf8("{\"a\":\"1\"}"))
            .build()))
        .isEqualTo("{\"a\":\"1\"}");
  }
}

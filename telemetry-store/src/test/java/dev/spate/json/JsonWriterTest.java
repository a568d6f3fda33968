package dev.spate.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {

  private final JsonWriter json = new JsonWriter();

  @Test
  void members_areSeparatedByCommas_whereverTheyAre() {
    json.beginObject();
    json.name("a").number(1).name("b").string("x\"y").name("none").beginObject().endObject();
    json.name("list").beginArray().number(7).nothing().beginObject().name("c").number(2);
    json.endObject().beginArray().endArray().endArray();
    json.endObject();

    assertThat(json.buffer())
        .hasToString("{\"a\":1,\"b\":\"x\\\"y\",\"none\":{},\"list\":[7,null,{\"c\":2},[]]}");
  }

  @Test
  void value_appendedByTheCaller_isAMemberLikeOthers() {
    json.beginArray();
    json.value().appendAscii("{\"there\":\"already\"}");
    json.value().appendUnsigned(-1);
    json.endArray();

    assertThat(json.buffer()).hasToString("[{\"there\":\"already\"},18446744073709551615]");
  }

  @Test
  void number_isRounded_andNullWhereItIsNone() {
    json.beginArray().number(8300.0004, 3).number(1.25, 3).number(-0.5, 0).number(Double.NaN, 3);
    json.endArray();

    assertThat(json.buffer()).hasToString("[8300,1.25,0,null]");
  }
}

package dev.spate.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import dev.spate.cli.Recorded;
import dev.spate.json.JsonReader;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.StatusResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format, letter by letter, of recorded answers. */
class FormatsTest {

  private static final String SOURCE = "127.0.0.1:9339";
  private static final SubscribeResponse SYNC =
      SubscribeResponse.newBuilder().setSyncResponse(true).build();

  @ParameterizedTest
  @CsvSource({
    "counters, JSON, json",
    "counters, EVENT, event.json",
    "counters, FLAT, flat",
    "counters, TABLE, table",
    "counters, CSV, csv",
    "counters, PROTOJSON, protojson",
    "tree, JSON, json",
    "tree, EVENT, event.json",
    "tree, FLAT, flat",
    "tree, TABLE, table",
    "tree, CSV, csv",
    "gone, JSON, json",
    "gone, EVENT, event.json",
    "gone, FLAT, flat",
    "gone, TABLE, table",
    "gone, CSV, csv"
  })
  void subscribe(String name, Format format, String ending) {
    String text = subscribed(format, false, Recorded.message(name, Notification.class));

    assertThat(text).isEqualTo(Recorded.text(name + "." + ending));
    if (ending.endsWith("json")) {
      assertThat(JsonReader.parse(text)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"counters", "tree", "gone"})
  void subscribe_messages_lose_nothing(String name) throws Exception {
    SubscribeResponse response = SubscribeResponse.newBuilder()
        .setUpdate(Recorded.message(name, Notification.class))
        .build();

    String text = AnswerPrinter.of(Format.PROTOTEXT, SOURCE, false).subscribe(response);
    String json = AnswerPrinter.of(Format.PROTOJSON, SOURCE, false).subscribe(response);

    assertThat(TextFormat.parse(text, SubscribeResponse.class)).isEqualTo(response);
    SubscribeResponse.Builder read = SubscribeResponse.newBuilder();
    JsonFormat.parser().merge(json, read);
    assertThat(read.build()).isEqualTo(response);
  }

  @ParameterizedTest
  @CsvSource({"JSON, ''", "EVENT, ''", "FLAT, ''", "TABLE, ''", "CSV, ''"})
  void subscribe_sync_response_is_no_telemetry(Format format, String text) {
    assertThat(AnswerPrinter.of(format, SOURCE, false).subscribe(SYNC)).isEqualTo(text);
    assertThat(AnswerPrinter.of(Format.PROTOTEXT, SOURCE, false).subscribe(SYNC))
        .isEqualTo("sync_response: true\n\n");
  }

  @Test
  void subscribe_flat_names_its_device_where_it_may_be_one_of_several() {
    Notification named = Recorded.message("tree", Notification.class);
    Notification nameless = Recorded.message("gone", Notification.class);

    assertThat(subscribed(Format.FLAT, true, named))
        .isEqualTo(Recorded.text("tree.flat").replaceAll("(?m)^(?=.)", "[router1] "));
    assertThat(subscribed(Format.FLAT, true, nameless)).isEqualTo(Recorded.text("gone.flat"));
  }

  @Test
  void subscribe_headings_come_once_and_columns_only_widen() {
    AnswerPrinter table = AnswerPrinter.of(Format.TABLE, SOURCE, true);
    AnswerPrinter csv = AnswerPrinter.of(Format.CSV, SOURCE, true);

    assertThat(table.subscribe(leaf("r1", "a"))
            + table.subscribe(leaf("router10", "bcd"))
            + table.subscribe(leaf("r1", "a")))
        .isEqualTo("""
        TIME                      TARGET  PATH  VALUE
        2026-11-06T12:15:00.000Z  r1      /a    1
        2026-11-06T12:15:00.000Z  router10  /bcd  1
        2026-11-06T12:15:00.000Z  r1        /a    1
        """);
    assertThat(csv.subscribe(leaf("r1", "a")) + csv.subscribe(leaf("r1", "a"))).isEqualTo("""
        time,target,path,operation,value
        2026-11-06T12:15:00Z,r1,/a,update,1
        2026-11-06T12:15:00Z,r1,/a,update,1
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, json",
    "EVENT, event.json",
    "FLAT, flat",
    "TABLE, table",
    "CSV, csv",
    "PROTOJSON, protojson"
  })
  void get(Format format, String ending) {
    GetResponse response = Recorded.message("interfaces", GetResponse.class);

    assertThat(AnswerPrinter.of(format, SOURCE, true).get(response))
        .isEqualTo(Recorded.text("interfaces." + ending));
  }

  @Test
  void get_table_of_one_device_has_no_column_for_it() {
    GetResponse response = GetResponse.newBuilder()
        .addNotification(
            Recorded.message("counters", Notification.class).toBuilder().clearDelete())
        .build();

    assertThat(AnswerPrinter.of(Format.TABLE, SOURCE, false).get(response)).isEqualTo("""
        /interfaces/interface[name=eth0]/state/counters
        LEAF       VALUE
        in-octets  18446744073709551615

        /interfaces/interface[name=eth0]/state
        LEAF         VALUE
        oper-status  UP
        enabled      true
        description  to "switch1"\\nrack 2
        load         0.25
        temperature  -12.5
        members      [eth1, -2]
        """);
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "EVENT", "FLAT", "TABLE", "CSV"})
  void json_that_is_none(Format format) {
    Notification broken = Notification.newBuilder()
        .addUpdate(Update.newBuilder()
            .setVal(TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8("{"))))
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> subscribed(format, false, broken))
        .withMessageStartingWith("JSON: ");
  }

  @Test
  void protojson_of_a_message_of_an_unknown_type_names_a_way_out() {
    Notification unknown = Notification.newBuilder()
        .addUpdate(Update.newBuilder()
            .setVal(TypedValue.newBuilder()
                .setAnyVal(Any.newBuilder().setTypeUrl("type.googleapis.com/vendor.Thing"))))
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> subscribed(Format.PROTOJSON, false, unknown))
        .withMessageEndingWith("(--format prototext shows it)");
  }

  @ParameterizedTest
  @CsvSource({"JSON, json", "FLAT, flat", "TABLE, table", "PROTOJSON, protojson"})
  void set(Format format, String ending) {
    SetResponse response = Recorded.message("set", SetResponse.class);
    SetRequest request = Recorded.message("set-request", SetRequest.class);

    assertThat(SetText.of(format, response, SOURCE)).isEqualTo(Recorded.text("set." + ending));
    assertThat(SetText.of(format, request)).isEqualTo(Recorded.text("set-request." + ending));
  }

  @Test
  void status() {
    var response = Recorded.message("status", StatusResponse.class);

    assertThat(StatusText.of(response, SOURCE)).isEqualTo(Recorded.text("status.flat"));
    assertThat(PrettyJson.text(StatusJson.of(response))).isEqualTo(Recorded.text("status.json"));
  }

  @Test
  void status_of_many_devices_lists_those_that_are_not_well() {
    var response = StatusResponse.newBuilder();
    for (int i = 0; i < 60; i++) {
      response.addDevices(Device.newBuilder()
          .setTarget("router" + i)
          .setState(i == 7 ? Device.State.STALE : Device.State.LIVE));
    }

    assertThat(StatusText.of(response.build(), SOURCE))
        .contains("router7 ")
        .doesNotContain("router8")
        .contains("59 live devices not listed");
  }

  private static String subscribed(
      Format format, boolean severalTargets, Notification notification) {
    return AnswerPrinter.of(format, SOURCE, severalTargets)
        .subscribe(SubscribeResponse.newBuilder().setUpdate(notification).build());
  }

  private static SubscribeResponse leaf(String target, String name) {
    return Recorded.parse(
        "update { timestamp: 1793967300000000000 prefix { target: '%s' } update { path { elem { name: '%s' } } val { uint_val: 1 } } }"
            .formatted(target, name),
        SubscribeResponse.class);
  }
}

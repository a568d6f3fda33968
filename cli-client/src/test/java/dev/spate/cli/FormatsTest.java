package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import dev.spate.json.JsonReader;
import dev.spate.path.Path;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.StatusResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format, letter by letter, of recorded answers. */
class FormatsTest {

  private static final String SOURCE = "127.0.0.1:9339";

  @ParameterizedTest
  @ValueSource(strings = {"counters", "tree", "gone"})
  void notification(String name) throws TextFormat.ParseException {
    Notification notification = Recorded.message(name, Notification.class);

    String json = print(Format.JSON, notification);
    assertThat(json).isEqualTo(Recorded.text(name + ".json"));
    assertThat(JsonReader.parse(json)).isNotNull();
    assertThat(print(Format.FLAT, notification)).isEqualTo(Recorded.text(name + ".flat"));
    assertThat(TextFormat.parse(print(Format.PROTOTEXT, notification), Notification.class))
        .isEqualTo(notification);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*"})
  void notification_flat_names_its_device_where_it_may_be_one_of_several(String target) {
    Notification named = Recorded.message("tree", Notification.class);
    Notification nameless = Recorded.message("gone", Notification.class);

    assertThat(print(Format.FLAT, target, named))
        .isEqualTo(Recorded.text("tree.flat").replaceAll("(?m)^(?=.)", "[router1] "));
    assertThat(print(Format.FLAT, target, nameless)).isEqualTo(Recorded.text("gone.flat"));
  }

  @Test
  void notification_with_json_that_is_none() {
    Notification broken = Notification.newBuilder()
        .addUpdate(Update.newBuilder()
            .setVal(TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8("{"))))
        .build();

    assertThatIllegalArgumentException().isThrownBy(() -> print(Format.JSON, broken));
    assertThatIllegalArgumentException().isThrownBy(() -> print(Format.FLAT, broken));
  }

  @Test
  void capabilities() {
    var response = Recorded.message("capabilities", CapabilityResponse.class);

    assertThat(CapabilitiesRpc.flat(response)).isEqualTo(Recorded.text("capabilities.flat"));
    assertThat(PrettyJson.text(CapabilitiesRpc.json(response)))
        .isEqualTo(Recorded.text("capabilities.json"));
  }

  @Test
  void set() {
    var response = Recorded.message("set", SetResponse.class);

    assertThat(SetRpc.flat(response)).isEqualTo(Recorded.text("set.flat"));
    assertThat(PrettyJson.text(NotificationJson.of(response, SOURCE)))
        .isEqualTo(Recorded.text("set.json"));
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

  private static String print(Format format, Notification notification) {
    return print(format, "router1", notification);
  }

  private static String print(Format format, String target, Notification notification) {
    Selection selection = new Selection(target, Path.ROOT, List.of());
    return NotificationPrinter.of(format, SOURCE, selection).print(notification);
  }
}

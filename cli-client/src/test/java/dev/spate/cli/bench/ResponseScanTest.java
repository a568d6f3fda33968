package dev.spate.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Error;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.Value;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scan against protobuf's own parser. */
class ResponseScanTest {

  private final ResponseScan scan = new ResponseScan();

  @Test
  void read_agrees_with_protobuf_about_any_message() {
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      SubscribeResponse response = response(random);
      assertAgreement(response.toByteArray(), response);
    }
  }

  @Test
  void read_agrees_with_protobuf_about_damaged_messages_that_it_accepts() {
    Random random = new Random(5);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = response(random).toByteArray();
      for (int damage = 0; damage <= random.nextInt(3) && bytes.length > 0; damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      }
      accepted += agrees(bytes) ? 1 : 0;
    }
    assertThat(accepted).isBetween(2_000, 18_000);
  }

  @Test
  void read_agrees_with_protobuf_about_garbage_that_it_accepts() {
    Random random = new Random(6);
    int accepted = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = (byte) random.nextInt(40);
      }
      accepted += agrees(bytes) ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(2_000);
  }

  @Test
  void read_refuses_what_is_cut_off_and_holds_nothing() {
    byte[] bytes = SubscribeResponse.newBuilder()
        .setUpdate(Notification.newBuilder()
            .setTimestamp(7)
            .addUpdate(Update.newBuilder().setDuplicates(3)))
        .build()
        .toByteArray();

    assertThat(scan.read(bytes, bytes.length)).isTrue();
    assertThat(scan.read(bytes, bytes.length - 1)).isFalse();
    assertThat(scan.hasNotification()).isFalse();
    assertThat(scan.updates()).isZero();
    assertThat(scan.timestamp()).isZero();
  }

  @Test
  void read_ends_in_endless_groups() {
    byte[] groups = new byte[100_000];
    Arrays.fill(groups, (byte) (9 << 3 | 3));

    assertThat(scan.read(groups, groups.length)).isFalse();
  }

  @Test
  void read_merges_a_notification_in_pieces_as_protobuf_does() throws Exception {
    var bytes = new ByteArrayOutputStream();
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      bytes.reset();
      for (int piece = 0; piece <= random.nextInt(3); piece++) {
        SubscribeResponse.newBuilder().setUpdate(notification(random)).build().writeTo(bytes);
      }
      byte[] all = bytes.toByteArray();
      assertAgreement(all, SubscribeResponse.parseFrom(all));
    }
  }

  @Test
  void read_takes_the_last_of_a_notification_and_a_sync() throws Exception {
    var bytes = new ByteArrayOutputStream();
    SubscribeResponse.newBuilder()
        .setUpdate(notification(new Random(8)))
        .build()
        .writeTo(bytes);
    SubscribeResponse.newBuilder().setSyncResponse(true).build().writeTo(bytes);
    byte[] all = bytes.toByteArray();

    assertAgreement(all, SubscribeResponse.parseFrom(all));
    assertThat(scan.isSync()).isTrue();
  }

  /** False if protobuf refuses the bytes, of which the scan then may think what it likes, if only it ends. */
  private boolean agrees(byte[] bytes) {
    SubscribeResponse parsed;
    try {
      parsed = SubscribeResponse.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      scan.read(bytes, bytes.length);
      return false;
    }
    assertAgreement(bytes, parsed);
    return true;
  }

  private void assertAgreement(byte[] bytes, SubscribeResponse parsed) {
    assertThat(scan.read(bytes, bytes.length)).as("%s", parsed).isTrue();
    Notification notification = parsed.getUpdate();
    assertThat(scan.hasNotification()).isEqualTo(parsed.hasUpdate());
    assertThat(scan.isSync()).isEqualTo(parsed.getSyncResponse());
    assertThat(scan.timestamp()).isEqualTo(notification.getTimestamp());
    assertThat(scan.updates()).isEqualTo(notification.getUpdateCount());
    assertThat(scan.deletes()).isEqualTo(notification.getDeleteCount());
    assertThat(scan.duplicates())
        .isEqualTo(notification.getUpdateList().stream()
            .mapToLong(update -> Integer.toUnsignedLong(update.getDuplicates()))
            .sum());
  }

  @SuppressWarnings("deprecation") // servers still send what is deprecated
  private static SubscribeResponse response(Random random) {
    SubscribeResponse.Builder response = SubscribeResponse.newBuilder();
    switch (random.nextInt(8)) {
      case 0 -> response.setSyncResponse(random.nextBoolean());
      case 1 -> response.setError(Error.newBuilder().setCode(3).setMessage("no"));
      default -> response.setUpdate(notification(random));
    }
    return unknown(random) ? response.setUnknownFields(fields(random)).build() : response.build();
  }

  private static Notification notification(Random random) {
    Notification.Builder notification = Notification.newBuilder().setTimestamp(number(random));
    if (random.nextBoolean()) {
      notification.setPrefix(path(random));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      notification.addUpdate(update(random));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      notification.addDelete(path(random));
    }
    notification.setAtomic(random.nextBoolean());
    return unknown(random)
        ? notification.setUnknownFields(fields(random)).build()
        : notification.build();
  }

  @SuppressWarnings("deprecation")
  private static Update update(Random random) {
    Update.Builder update = Update.newBuilder().setDuplicates((int) number(random));
    if (random.nextInt(10) > 0) {
      update.setPath(path(random));
    }
    switch (random.nextInt(4)) {
      case 0 ->
        update.setValue(
            Value.newBuilder().setType(Encoding.JSON).setValue(ByteString.copyFromUtf8("{}")));
      case 1 -> update.setVal(TypedValue.newBuilder().setIntVal(number(random)));
      case 2 -> update.setVal(TypedValue.newBuilder().setFloatVal(1.5f));
      default ->
        update.setVal(TypedValue.newBuilder().setStringVal("x".repeat(random.nextInt(300))));
    }
    return unknown(random) ? update.setUnknownFields(fields(random)).build() : update.build();
  }

  @SuppressWarnings("deprecation")
  private static Path path(Random random) {
    Path.Builder path = Path.newBuilder().setTarget(random.nextBoolean() ? "" : "router1");
    for (int i = random.nextInt(4); i > 0; i--) {
      path.addElem(PathElem.newBuilder().setName("interface").putKey("name", "eth" + i));
      path.addElement("interface");
    }
    return path.build();
  }

  private static boolean unknown(Random random) {
    return random.nextInt(5) == 0;
  }

  /** Fields of every wire type that no version of gNMI has. */
  private static UnknownFieldSet fields(Random random) {
    UnknownFieldSet group = UnknownFieldSet.newBuilder()
        .addField(
            1, UnknownFieldSet.Field.newBuilder().addVarint(number(random)).build())
        .addField(
            2,
            UnknownFieldSet.Field.newBuilder()
                .addGroup(UnknownFieldSet.getDefaultInstance())
                .build())
        .build();
    return UnknownFieldSet.newBuilder()
        .addField(
            1000 + random.nextInt(100_000),
            UnknownFieldSet.Field.newBuilder()
                .addVarint(number(random))
                .addFixed32(random.nextInt())
                .addFixed64(random.nextLong())
                .addLengthDelimited(ByteString.copyFromUtf8("of the future"))
                .addGroup(group)
                .build())
        .build();
  }

  /** Of any length on the wire, one to ten bytes. */
  private static long number(Random random) {
    return random.nextLong() >> random.nextInt(64);
  }
}

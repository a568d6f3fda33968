package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.proto.admin.StatusResponse;
import dev.spate.time.ManualTime;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices of a Spate server, and of any other. */
class DevicesCommandTest {

  /** Of the newest measurement of the recorded router. */
  private static final long NEWEST_NANOS = 1_793_967_301_000_000_000L;

  @Test
  void devices_of_a_spate_server_are_those_of_its_status() {
    try (Console console = new Console(admin())) {
      assertThat(console.run("devices")).isZero();
      assertThat(console.out()).isEqualTo(Recorded.text("devices.flat"));

      assertThat(console.run("devices", "--format", "json", "box")).isZero();
      assertThat(console.out()).isEqualTo(Recorded.text("devices.json"));
    }
  }

  @Test
  void devices_of_a_mistyped_name_has_the_nearest() {
    try (Console console = new Console(admin())) {
      assertThat(console.run("devices", "router9")).isEqualTo(ExitCodes.FAILED);
      assertThat(console.err())
          .isEqualTo(
              "spate: NOT_FOUND: target \"router9\": no such device; did you mean router1?\n");
      assertThat(console.out()).isEmpty();
    }
  }

  @Test
  void devices_of_any_other_server_are_the_targets_of_its_values() {
    OnceTarget server = new OnceTarget();
    server.answers.put(
        "",
        List.of(
            notification("router10", NEWEST_NANOS - 40_000_000_000L),
            notification("router10", NEWEST_NANOS - 50_000_000_000L),
            notification("router2", NEWEST_NANOS),
            notification("router2", NEWEST_NANOS - 90_000_000_000L),
            notification("", NEWEST_NANOS + 1_000_000_000L)));

    assertThat(list(server)).isEqualTo("""
        DEVICE          STATE     AGE
        127.0.0.1:9339  live     0 ms
        router2         live   250 ms
        router10        stale  40.2 s
        """);
  }

  @Test
  void devices_of_a_collector_that_wants_a_target() {
    OnceTarget server = new OnceTarget();
    server.answers.put("*", Recorded.message("router1", GetResponse.class).getNotificationList());

    assertThat(list(server)).contains("router1  live   250 ms");
  }

  @Test
  void devices_of_a_server_without_any() {
    OnceTarget server = new OnceTarget();
    server.answers.put("", List.of());
    try (Console console = new Console(server)) {
      assertThat(console.run("devices", "--format", "json")).isZero();
      assertThat(console.out()).isEqualTo("[]\n");
      assertThat(console.err()).isEqualTo("spate: this server tells of no device\n");
    }
  }

  /** What is printed a quarter of a second after the newest measurement. */
  private static String list(OnceTarget server) {
    var out = new StringWriter();
    var err = new StringWriter();
    var rpc = new DevicesRpc(
        List.of(),
        ListFormat.FLAT,
        new ManualTime(Instant.ofEpochSecond(0, NEWEST_NANOS + 250_000_000)));
    try (Console console = new Console(server)) {
      var environment = new Environment(console, InputStream.nullInputStream(), "spate", false);
      assertThat(Connection.run(
              rpc,
              environment,
              new ConnectionOptions(),
              new Output(new PrintWriter(out)),
              new PrintWriter(err)))
          .as(err.toString())
          .isZero();
    }
    return out.toString();
  }

  private static Notification notification(String target, long timestampNanos) {
    Notification.Builder notification = Notification.newBuilder().setTimestamp(timestampNanos);
    notification.getPrefixBuilder().setTarget(target);
    return notification.build();
  }

  private static AdminGrpc.AdminImplBase admin() {
    return new AdminGrpc.AdminImplBase() {
      @Override
      public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
        observer.onNext(Recorded.message("status", StatusResponse.class));
        observer.onCompleted();
      }
    };
  }
}

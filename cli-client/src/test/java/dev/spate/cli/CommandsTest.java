package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.google.protobuf.TextFormat;
import dev.spate.json.JsonReader;
import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.proto.admin.StatusResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a command line to the request that it sends, and from the answer to what is printed. */
class CommandsTest {

  private final RecordingTarget target = new RecordingTarget();
  private final Console console = new Console(target);

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void get_defaults() {
    target.answers.add(GetResponse.newBuilder()
        .addNotification(Recorded.message("counters", Notification.class))
        .addNotification(Recorded.message("tree", Notification.class))
        .build());

    assertThat(console.run("get", "router1:eth0")).isZero();

    assertThat(target.request(GetRequest.class)).isEqualTo(Recorded.parse("""
        prefix { target: "router1" }
        path { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "eth0" } } }
        """, GetRequest.class));
    assertThat(JsonReader.parse(console.out()))
        .isEqualTo(List.of(
            JsonReader.parse(Recorded.text("counters.json")),
            JsonReader.parse(Recorded.text("tree.json"))));
    assertThat(console.err()).isEmpty();
    assertThat(console.dialled.address).hasToString("127.0.0.1:9339");
    assertThat(console.dialled.plaintext()).isTrue();
  }

  @Test
  void get_with_every_option() {
    target.answers.add(GetResponse.getDefaultInstance());

    assertThat(console.run(
            "get",
            "--target",
            "*",
            "--prefix",
            "/interfaces",
            "--path",
            "/interface[name=*]",
            "-e",
            "JSON-IETF",
            "--type",
            "state",
            "--model",
            "openconfig-interfaces,openconfig-if-ethernet",
            "--depth",
            "2",
            "/interface"))
        .isZero();

    assertThat(target.request(GetRequest.class)).isEqualTo(Recorded.parse("""
        prefix { target: "*" elem { name: "interfaces" } }
        path { elem { name: "interface" } }
        path { elem { name: "interface" key { key: "name" value: "*" } } }
        type: STATE
        encoding: JSON_IETF
        use_models { name: "openconfig-interfaces" }
        use_models { name: "openconfig-if-ethernet" }
        extension { depth { level: 2 } }
        """, GetRequest.class));
  }

  @Test
  void get_flat_asks_for_leaves() {
    target.answers.add(GetResponse.newBuilder()
        .addNotification(Recorded.message("counters", Notification.class))
        .build());

    assertThat(console.run("get", "--format", "flat", "router1:eth0")).isZero();

    assertThat(target.request(GetRequest.class).getEncoding())
        .isEqualTo(com.github.gnmi.proto.Encoding.PROTO);
    assertThat(console.out()).isEqualTo(Recorded.text("counters.flat"));
  }

  @ParameterizedTest
  @CsvSource({"event, PROTO", "table, PROTO", "csv, PROTO", "protojson, JSON", "prototext, JSON"})
  void get_asks_for_leaves_where_leaves_are_printed(String format, String encoding) {
    target.answers.add(GetResponse.getDefaultInstance());

    assertThat(console.run("get", "--format", format, "/")).isZero();

    assertThat(target.request(GetRequest.class).getEncoding()).hasToString(encoding);
  }

  @Test
  void get_values_only() {
    target.answers.add(GetResponse.newBuilder()
        .addNotification(Recorded.message("counters", Notification.class))
        .build());

    assertThat(console.run("get", "--values-only", "-t", "STATE", "router1:eth0"))
        .isZero();
    assertThat(JsonReader.parse(console.out()))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith(new BigDecimal("18446744073709551615"), "UP", true)
        .hasSize(7);
    assertThat(target.request(GetRequest.class).getType()).isEqualTo(GetRequest.DataType.STATE);

    assertThat(console.run("get", "--values-only", "--format", "flat", "router1:eth0"))
        .isZero();
    assertThat(console.out())
        .isEqualTo(Recorded.text("counters.flat").replaceAll("(?m)^\\S+: ", ""));
  }

  @Test
  void get_of_a_target_alone_is_its_root() {
    target.answers.add(GetResponse.getDefaultInstance());

    assertThat(console.run("get", "--target", "router1")).isZero();

    assertThat(target.request(GetRequest.class))
        .isEqualTo(Recorded.parse("prefix { target: 'router1' }", GetRequest.class));
  }

  @Test
  void get_and_subscribe_without_a_path_say_what_to_try() {
    assertThat(console.run("get")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.err())
        .startsWith("spate get: which path? Try:")
        .contains("  spate get router1:eth0");

    assertThat(console.run("subscribe")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).startsWith("spate subscribe: which path? Try:");
    assertThat(console.dialled).isNull();
  }

  @Test
  void get_whose_answer_makes_no_sense() {
    target.answers.add(
        Recorded.parse("notification { update { val { json_val: '{' } } }", GetResponse.class));

    assertThat(console.run("get", "/")).isEqualTo(ExitCodes.FAILED);
    assertThat(console.err()).startsWith("spate: 127.0.0.1:9339 sent what makes no sense: JSON: ");
  }

  @Test
  void set_with_every_operation() {
    target.answers.add(Recorded.message("set", SetResponse.class));

    assertThat(console.run(
            "set",
            "--target",
            "router1",
            "--delete",
            "router1:lo0",
            "--replace",
            "/system/config/hostname:::string:::a:b",
            "--replace-path",
            "/a",
            "--replace-value",
            "{}",
            "--update",
            "/b:::uint:::1",
            "--update-path",
            "/c",
            "--update-value",
            "text"))
        .isZero();

    assertThat(target.request(SetRequest.class)).isEqualTo(Recorded.parse("""
        prefix { target: "router1" }
        delete { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "lo0" } } }
        replace {
          path { elem { name: "system" } elem { name: "config" } elem { name: "hostname" } }
          val { string_val: "a:b" }
        }
        replace { path { elem { name: "a" } } val { json_val: "{}" } }
        update { path { elem { name: "b" } } val { uint_val: 1 } }
        update { path { elem { name: "c" } } val { json_val: '"text"' } }
        """, SetRequest.class));
    assertThat(console.out()).isEqualTo(Recorded.text("set.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set | nothing to change",
        "set --update /a:::1 | PATH:::TYPE:::VALUE",
        "set --update-path /a | each path needs its value",
        "set --update /a:::int:::x | --update /a: \"x\" is no int",
        "get /a[b | path \"/a[b\"",
        "get --depth -1 / | --depth -1 is negative",
        "get --type counters / | \"counters\" is none of all, config, state, operational",
        "get --pth / | Unknown option: '--pth'",
        "get -a host:x / | \"host:x\" has no port",
        "get --timeout 1 / | \"1\" is no duration",
        "get --timeout 0s / | --timeout is zero",
        "get --tls-cert a.pem / | --tls-cert a.pem needs its private key",
        "get --tls-key a.pem / | --tls-key a.pem needs its certificate",
        "get -H x y / | Value for option option '--metadata' (NAME=VALUE) should be in KEY=VALUE",
        "get -H x-bin=1 / | --metadata x-bin: a name is of letters",
        "get --values-only --format csv / | --values-only is for --format json or flat, not csv",
        "capabilities --format event | --format event is for get and subscribe; here it can be json,",
        "status --format csv | --format csv is for get and subscribe",
        "subscribe --qos 64 / | --qos 64: a DSCP is 0 to 63",
        "set --update-path /a --update-value 1 --update-path /b --update-file b.json | leave open which path",
        "set --update-path /a --update-file nowhere.json | nowhere.json: there is no such file",
        "completion tcsh | \"tcsh\" is none of bash, zsh, fish",
        "man gte | there is no command \"gte\"; did you mean get?",
        "bench | which path? Try:",
        "bench --subscribers 0 / | at least one is needed",
        "bench --subscribers 2 --connections 3 / | can be 1 to one for each of the --subscribers, 2",
        "bench --duration 0s / | 10s is usual",
        "bench --mode once -i 1s / | are for --mode stream, not once",
        "bench --format prototext / | is none of flat, json",
        "subscribe --mode once -i 1s / | are for --mode stream, not once",
        "subscribe --stream-mode on-change -i 1s / | on-change has no interval",
        "wash | \"wash\"",
        "watch | which path? Try:",
        "watch -i 0s router1:eth0 | -i is shorter than 1ms",
        "watch --sort rat router1:eth0 | did you mean rate",
        "watch --sort errors router1:eth0 | none of rate, path, value, age",
        "watch --by leafs / | \"leafs\" is none of leaf, interface",
        "watch --color blue / | \"blue\" is none of auto, always, never",
        "top --sort util | did you mean utilisation",
        "top --count -1 | --count -1 is negative",
        "top router1 | router1"
      })
  void usage_errors_name_what_is_wrong_and_send_nothing(String line, String problem) {
    assertThat(console.run(line.split(" "))).isEqualTo(ExitCodes.USAGE);

    assertThat(console.err()).contains(problem).contains("--help` tells more");
    assertThat(console.out()).isEmpty();
    assertThat(target.requests).isEmpty();
  }

  @Test
  void subscribe_defaults() {
    target.answers.add(update("counters"));
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());

    assertThat(console.run("subscribe", "router1:eth0")).isZero();

    assertThat(target.request(SubscribeRequest.class))
        .isEqualTo(Recorded.parse("""
        subscribe {
          prefix { target: "router1" }
          subscription {
            path { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "eth0" } } }
          }
        }
        """, SubscribeRequest.class));
    assertThat(console.out()).isEqualTo(Recorded.text("counters.json"));
  }

  @Test
  void subscribe_with_every_option() {
    assertThat(console.run(
            "sub",
            "--target",
            "router1",
            "--qos",
            "46",
            "--mode",
            "stream",
            "--stream-mode",
            "sample",
            "-i",
            "1m30s",
            "--heartbeat-interval",
            "5m",
            "--suppress-redundant",
            "--updates-only",
            "--model",
            "openconfig-system",
            "--depth",
            "1",
            "-e",
            "ascii",
            "/system",
            "/interfaces"))
        .isZero();

    assertThat(target.request(SubscribeRequest.class))
        .isEqualTo(Recorded.parse("""
        subscribe {
          prefix { target: "router1" }
          subscription {
            path { elem { name: "system" } }
            mode: SAMPLE sample_interval: 90000000000 heartbeat_interval: 300000000000 suppress_redundant: true
          }
          subscription {
            path { elem { name: "interfaces" } }
            mode: SAMPLE sample_interval: 90000000000 heartbeat_interval: 300000000000 suppress_redundant: true
          }
          use_models { name: "openconfig-system" }
          qos { marking: 46 }
          encoding: ASCII
          updates_only: true
        }
        extension { depth { level: 1 } }
        """, SubscribeRequest.class));
  }

  @ParameterizedTest
  @CsvSource({
    "-i 1s, SAMPLE",
    "--stream-mode on-change, ON_CHANGE",
    "--stream-mode target_defined, TARGET_DEFINED"
  })
  void subscribe_interval_means_sample(String options, String mode) {
    assertThat(console.run(("subscribe / " + options).split(" "))).isZero();

    assertThat(target
            .request(SubscribeRequest.class)
            .getSubscribe()
            .getSubscription(0)
            .getMode())
        .hasToString(mode);
  }

  @Test
  void subscribe_poll_polls_once_a_line_and_ends_with_the_input() {
    target.answers.add(update("gone"));
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());

    assertThat(console.typing("\n\n").run("subscribe", "--mode", "poll", "--format", "flat", "/"))
        .isZero();

    assertThat(target.requests).hasSize(3);
    assertThat(target.request(SubscribeRequest.class).hasSubscribe()).isTrue();
    assertThat(target.request(SubscribeRequest.class).hasPoll()).isTrue();
    assertThat(console.out()).isEqualTo(Recorded.text("gone.flat").repeat(3));
    assertThat(console.err()).contains("Enter polls again");
  }

  @Test
  void subscribe_once_says_so_if_there_is_nothing() {
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());

    assertThat(console.run("subscribe", "--mode", "once", "router1:eth99")).isZero();

    assertThat(console.err()).isEqualTo("spate: there are no values below these paths\n");
    assertThat(console.out()).isEmpty();
    assertThat(console.run("subscribe", "--mode", "once", "--updates-only", "router1:eth0"))
        .isZero();
    assertThat(console.err()).isEmpty();
  }

  @Test
  void subscribe_whose_stream_breaks_off() {
    target.answers.add(update("gone"));
    target.failure = Status.UNAVAILABLE.withDescription("shutting down");

    assertThat(console.run("subscribe", "--format", "flat", "/")).isEqualTo(ExitCodes.FAILED);

    assertThat(console.out()).isEqualTo(Recorded.text("gone.flat"));
    assertThat(console.err()).isEqualTo("spate: UNAVAILABLE: shutting down\n");
  }

  @Test
  void subscribe_whose_answer_makes_no_sense() {
    target.answers.add(
        Recorded.parse("update { update { path { elem {} } } }", SubscribeResponse.class));

    assertThat(console.run("subscribe", "/")).isEqualTo(ExitCodes.FAILED);
    assertThat(console.err()).contains("path.elem[0].name is empty");
  }

  @Test
  void capabilities_are_a_table_unless_asked_otherwise() {
    target.answers.add(Recorded.message("capabilities", CapabilityResponse.class));

    assertThat(console.run("capabilities")).isZero();
    assertThat(console.out()).isEqualTo(Recorded.text("capabilities.flat"));
    assertThat(console.run("cap", "--format", "json")).isZero();
    assertThat(console.out()).isEqualTo(Recorded.text("capabilities.json"));
  }

  @Test
  void status_is_a_table_unless_asked_otherwise() throws TextFormat.ParseException {
    StatusResponse status = Recorded.message("status", StatusResponse.class);
    var admin = new AdminGrpc.AdminImplBase() {
      @Override
      public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
        observer.onNext(status);
        observer.onCompleted();
      }
    };
    try (Console gateway = new Console(admin)) {
      assertThat(gateway.run("status")).isZero();
      assertThat(gateway.out()).isEqualTo(Recorded.text("status.flat"));
      assertThat(gateway.run("status", "--format", "json")).isZero();
      assertThat(gateway.out()).isEqualTo(Recorded.text("status.json"));
      assertThat(gateway.run("status", "--format", "prototext")).isZero();
      assertThat(TextFormat.parse(gateway.out(), StatusResponse.class)).isEqualTo(status);
    }
  }

  @Test
  void status_of_what_is_no_gateway() {
    assertThat(console.run("status", "-a", "127.0.1.1:9339")).isEqualTo(ExitCodes.FAILED);
    assertThat(console.err()).contains("127.0.1.1:9339 is not the gateway of a Spate server");
  }

  @Test
  void failure_of_the_server_is_told_with_its_code() {
    target.failure =
        Status.NOT_FOUND.withDescription("target \"router11\": no such device; nearest: router1");

    assertThat(console.run("get", "router11:eth0")).isEqualTo(ExitCodes.FAILED);

    assertThat(console.err())
        .isEqualTo("spate: NOT_FOUND: target \"router11\": no such device; nearest: router1\n");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void credentials_travel_as_metadata() {
    target.answers.add(GetResponse.getDefaultInstance());

    console.run(
        "get",
        "-u",
        "admin",
        "-p",
        "secret",
        "--token",
        "abc.def",
        "-H",
        "x-tenant=lab,X-Trace=1",
        "--target",
        "router1");

    assertThat(console.headers.get(ascii("username"))).isEqualTo("admin");
    assertThat(console.headers.get(ascii("password"))).isEqualTo("secret");
    assertThat(console.headers.get(ascii("authorization"))).isEqualTo("Bearer abc.def");
    assertThat(console.headers.get(ascii("x-tenant"))).isEqualTo("lab");
    assertThat(console.headers.get(ascii("x-trace"))).isEqualTo("1");

    console.run("get", "--target", "router1");

    assertThat(console.headers.keys()).doesNotContain("username", "password", "authorization");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost --skip-verify, false",
    "localhost --tls-ca ca.pem, false",
    "localhost --tls-server-name router1, false",
    "localhost --skip-verify --insecure, true",
    "router.example, false",
    "router.example --insecure, true"
  })
  void tls_is_spoken_to_all_but_loopback(String address, boolean plaintext) {
    target.answers.add(GetResponse.getDefaultInstance());

    console.run(("get / -a " + address).split(" "));

    assertThat(console.dialled.plaintext()).isEqualTo(plaintext);
  }

  private static Metadata.Key<String> ascii(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static SubscribeResponse update(String name) {
    return SubscribeResponse.newBuilder()
        .setUpdate(Recorded.message(name, Notification.class))
        .build();
  }

  @Test
  void watch_samples_each_path() {
    target.answers.add(update("counters"));
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());

    assertThat(console.run("watch", "router1:eth0", "/system", "-i", "50ms", "--count", "1"))
        .as(console.err())
        .isZero();

    assertThat(target.request(SubscribeRequest.class))
        .isEqualTo(Recorded.parse("""
        subscribe {
          prefix { target: "router1" }
          subscription {
            path { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "eth0" } } }
            mode: SAMPLE
            sample_interval: 50000000
          }
          subscription { path { elem { name: "system" } } mode: SAMPLE sample_interval: 50000000 }
          encoding: PROTO
        }
        """, SubscribeRequest.class));
    String eth0 = "2026-11-06T12:15:00.123Z  router1  /interfaces/interface[name=eth0]/state/";
    assertThat(console.out().lines())
        .contains(
            eth0 + "last-clear  (deleted)",
            eth0 + "counters/in-octets  18446744073709551615",
            eth0 + "oper-status  UP");
  }

  @Test
  void top_samples_counters_and_is_told_of_the_rest() {
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());

    assertThat(console.run("top", "-i", "50ms", "--count", "1")).isZero();

    SubscribeRequest request = target.request(SubscribeRequest.class);
    assertThat(request.getSubscribe().getPrefix().getTarget()).isEmpty();
    assertThat(request.getSubscribe().getSubscriptionList())
        .extracting(each -> each.getMode().name() + " " + each.getSampleInterval())
        .containsExactly(
            "SAMPLE 50000000", "TARGET_DEFINED 0", "TARGET_DEFINED 0", "TARGET_DEFINED 0");
  }

  @Test
  void watch_that_is_refused_says_why() {
    target.failure = Status.NOT_FOUND.withDescription("no such device");

    assertThat(console.run("watch", "router1:eth0")).isEqualTo(ExitCodes.FAILED);
    assertThat(console.err()).isEqualTo("spate: NOT_FOUND: no such device\n");
  }
}

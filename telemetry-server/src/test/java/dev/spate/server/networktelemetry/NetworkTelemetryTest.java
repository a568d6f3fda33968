package dev.spate.server.networktelemetry;

import static dev.spate.server.networktelemetry.TelemetryHarness.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.SubscribeError.Code;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeRequest.Mode;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.server.networktelemetry.TelemetryHarness.Call;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What NetworkTelemetry answers, mode by mode. */
class NetworkTelemetryTest {

  private TelemetryHarness server = TelemetryHarness.gateway();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void once_answersAndEnds() {
    long collected = server.epochNanos();
    server.advance(Duration.ofSeconds(2));

    Call call = server.call(request("router1:eth0", Mode.ONCE));

    assertThat(call.status()).isEqualTo(Status.Code.OK);
    assertThat(call.answers())
        .containsExactly(SubscribeResponse.newBuilder()
            .setCounters(InterfaceCounters.newBuilder()
                .setInterfaceName("router1:eth0")
                .setBytesRx(10)
                .setBytesTx(20)
                .setTimestamp(collected))
            .setResponseTimestamp(server.epochNanos() / 1_000_000)
            .build());
  }

  @Test
  void once_everyCounter_hasItsPlace() {
    server.publish(
        "router2",
        "eth1",
        true,
        Map.of(
            "in-octets", 1L,
            "out-octets", 2L,
            "in-pkts", 3L,
            "out-pkts", 4L,
            "in-errors", 5L,
            "out-errors", 6L,
            "in-discards", 7L,
            "out-discards", 0L));

    InterfaceCounters counters =
        server.call(request("router2:eth1", Mode.ONCE)).last().getCounters();

    assertThat(counters.getBytesRx()).isEqualTo(1);
    assertThat(counters.getBytesTx()).isEqualTo(2);
    assertThat(counters.getPacketsRx()).isEqualTo(3);
    assertThat(counters.getPacketsTx()).isEqualTo(4);
    assertThat(counters.getErrorsRx()).isEqualTo(5);
    assertThat(counters.getErrorsTx()).isEqualTo(6);
    assertThat(counters.getDiscardsRx()).isEqualTo(7);
    assertThat(counters.hasDiscardsTx()).as("a zero is told").isTrue();
    assertThat(counters.getDiscardsTx()).isZero();
  }

  @Test
  void once_counterWithoutASource_isUnset() {
    InterfaceCounters counters =
        server.call(request("router1:eth0", Mode.ONCE)).last().getCounters();

    assertThat(counters.hasBytesRx()).isTrue();
    assertThat(counters.hasErrorsRx()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ONCE", "STREAM"})
  void anyMode_interfaceWithoutCounters_answersWithNone(Mode mode) {
    server.publish("router2", "lo0", true, Map.of());

    Call call = server.call(request("router2:lo0", mode).setIntervalMs(100));

    assertThat(call.answers()).hasSize(1);
    assertThat(call.last().getCounters().getInterfaceName()).isEqualTo("router2:lo0");
    assertThat(call.last().getCounters().hasBytesRx()).isFalse();
    assertThat(call.last().getCounters().getTimestamp()).isEqualTo(server.epochNanos());
  }

  @Test
  void stream_withoutCounters_answersEachInterval() {
    server.publish("router2", "lo0", true, Map.of());
    Call call = server.call(request("router2:lo0", Mode.STREAM).setIntervalMs(100));

    server.advance(Duration.ofMillis(500));

    assertThat(call.answers()).hasSize(6);
  }

  @Test
  void stream_isTheDefaultMode_andItsIntervalASecond() {
    Call call = server.call(SubscribeRequest.newBuilder().setInterfaceName("router1:eth0"));
    assertThat(call.answers()).as("the first at once").hasSize(1);

    server.advance(Duration.ofMillis(990));
    assertThat(call.answers()).hasSize(1);
    server.advance(Duration.ofMillis(2020));

    assertThat(call.answers()).as("changed or not").hasSize(4);
    assertThat(call.isOpen()).isTrue();
  }

  @Test
  void stream_interval_answersWithTheLatest() {
    Call call = server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(100));

    server.publish("router1", "eth0", true, Map.of("in-octets", 11L, "out-octets", 20L));
    server.publish("router1", "eth0", true, Map.of("in-octets", 12L, "out-octets", 20L));
    server.advance(Duration.ofMillis(100));

    assertThat(call.answers())
        .extracting(answer -> answer.getCounters().getBytesRx())
        .containsExactly(10L, 12L);
  }

  @Test
  void stream_clientHalfCloses_goesOn() {
    Call call =
        server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(100)).halfClose();

    server.advance(Duration.ofMillis(200));

    assertThat(call.answers()).hasSize(3);
    assertThat(call.isOpen()).isTrue();
  }

  @Test
  void stream_clientGoes_isForgotten() {
    Call call = server.call(request("router1:eth0", Mode.STREAM));
    assertThat(server.streams()).isEqualTo(1);

    call.cancel();

    assertThat(server.streams()).isZero();
  }

  @Test
  void stream_interfaceDisabled_oneErrorThenOk() {
    Call call = server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(100));

    server.publishStatus("router1", "eth0", false);
    server.advance(Duration.ofMillis(300));

    assertThat(call.answers()).hasSize(2);
    assertThat(call.last().getError().getCode()).isEqualTo(Code.NOT_ACTIVE);
    assertThat(call.last().getError().getMessage()).contains("router1:eth0");
    assertThat(call.status()).isEqualTo(Status.Code.OK);
    assertThat(server.streams()).isZero();
  }

  @Test
  void stream_interfaceRemoved_oneErrorThenOk() {
    Call call = server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(100));

    server.remove("router1", "eth0");
    server.advance(Duration.ofMillis(300));

    assertThat(call.answers()).hasSize(2);
    assertThat(call.last().getError().getCode()).isEqualTo(Code.NOT_ACTIVE);
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @Test
  void stream_furtherRequest_oneErrorThenOk() {
    Call call = server.call(request("router1:eth0", Mode.STREAM));

    call.send(request("router1:eth0", Mode.STREAM));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.status()).isEqualTo(Status.Code.OK);
    assertThat(server.streams()).isZero();
  }

  @Test
  void poll_answersEachRequestUntilTheClientHalfCloses() {
    Call call = server.call(request("router1:eth0", Mode.POLL));
    call.send(request("router1:eth9", Mode.POLL));
    call.send(request("router1:eth0", Mode.POLL).setIntervalMs(-1));
    call.send(request("router1:eth0", Mode.POLL));

    assertThat(call.answers()).hasSize(4);
    assertThat(call.answers().get(0).hasCounters()).isTrue();
    assertThat(call.answers().get(1).getError().getCode()).isEqualTo(Code.DOES_NOT_EXIST);
    assertThat(call.answers().get(2).getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.answers().get(3).hasCounters()).isTrue();
    assertThat(call.isOpen()).isTrue();

    call.halfClose();
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @Test
  void poll_firstRequestIsWrong_staysOpen() {
    Call call = server.call(request("nonsense", Mode.POLL));

    call.send(request("router1:eth0", Mode.POLL));

    assertThat(call.answers().get(0).getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.last().hasCounters()).isTrue();
  }

  @Test
  void poll_anotherMode_isInvalidAndStaysOpen() {
    Call call = server.call(request("router1:eth0", Mode.POLL));

    call.send(request("router1:eth0", Mode.STREAM));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1, 99, 86_400_001, Long.MIN_VALUE, Long.MAX_VALUE})
  void interval_outOfRange_isInvalid(long millis) {
    Call call = server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(millis));

    assertThat(call.answers()).hasSize(1);
    assertThat(call.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.last().getError().getMessage())
        .contains("interval_ms", Long.toString(millis), "100", "86400000");
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 86_400_000})
  void interval_atTheLimits_isTaken(long millis) {
    Call call = server.call(request("router1:eth0", Mode.STREAM).setIntervalMs(millis));

    assertThat(call.last().hasCounters()).isTrue();
    assertThat(call.isOpen()).isTrue();
  }

  @Test
  void mode_unknown_isInvalid() {
    Call call = server.call(
        SubscribeRequest.newBuilder().setInterfaceName("router1:eth0").setModeValue(7));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.last().getError().getMessage()).contains("7");
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eth0", ":", ":eth0", "router1:"})
  void name_malformed_isInvalid(String name) {
    Call call = server.call(request(name, Mode.ONCE));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(call.last().getError().getMessage()).contains("\"" + name + "\"", "router1:eth0");
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "router3:eth0, router2",
    "router1:eth1, eth0",
    "router1:*, \"*\"",
    "router1:eth0:1, eth0",
  })
  void name_unknown_doesNotExist(String name, String told) {
    Call call = server.call(request(name, Mode.STREAM));

    assertThat(call.answers()).hasSize(1);
    assertThat(call.last().getError().getCode()).isEqualTo(Code.DOES_NOT_EXIST);
    assertThat(call.last().getError().getMessage()).contains(told);
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @Test
  void name_administrativelyDown_isNotActive() {
    server.publish("router1", "eth0", false, Map.of());

    Call call = server.call(request("router1:eth0", Mode.STREAM));

    assertThat(call.answers()).hasSize(1);
    assertThat(call.last().getError().getCode()).isEqualTo(Code.NOT_ACTIVE);
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @Test
  void name_notPermitted_isPermissionDenied() {
    server.close();
    server = TelemetryHarness.hiding("router1");

    Call call = server.call(request("router1:eth0", Mode.ONCE));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "router1:eth0"})
  void deviceEndpoint_withAndWithoutItsName_meanTheSame(String name) {
    server.close();
    server = TelemetryHarness.endpointOf("router1");

    Call call = server.call(request(name, Mode.ONCE));

    assertThat(call.last().getCounters().getBytesRx()).isEqualTo(10);
    assertThat(call.last().getCounters().getInterfaceName()).isEqualTo(name);
  }

  @Test
  void deviceEndpoint_anotherDevice_doesNotExist() {
    server.close();
    server = TelemetryHarness.endpointOf("router2");

    Call call = server.call(request("router1:eth0", Mode.ONCE));

    assertThat(call.last().getError().getCode()).isEqualTo(Code.DOES_NOT_EXIST);
    assertThat(call.last().getError().getMessage()).contains("router1", "router2");
  }

  @Test
  void stream_aboveTheLimitOfSubscriptions_isResourceExhausted() {
    server.close();
    server = TelemetryHarness.withMaxSubscriptions(1);
    Call first = server.call(request("router1:eth0", Mode.STREAM));

    Call refused = server.call(request("router1:eth0", Mode.STREAM));

    assertThat(refused.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(first.isOpen()).isTrue();
    assertThat(server.call(request("router1:eth0", Mode.ONCE)).status()).isEqualTo(Status.Code.OK);

    first.cancel();

    assertThat(server.call(request("router1:eth0", Mode.STREAM)).isOpen()).isTrue();
  }

  @Test
  void noRequest_clientHalfCloses_endsOk() {
    Call call = server.call().halfClose();

    assertThat(call.answers()).isEmpty();
    assertThat(call.status()).isEqualTo(Status.Code.OK);
  }
}

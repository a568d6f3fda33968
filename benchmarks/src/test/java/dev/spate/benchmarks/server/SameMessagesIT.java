package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscribeResponse;
import io.grpc.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All three servers give a client the same, so that the same work is compared. */
class SameMessagesIT {

  private static final long START = 1_700_000_000_000_000_000L;
  private static final long TICK = 1_200_000_000; // divisible by the numbers of groups

  private static final Network GROUPED = new Network(3, 4, 12, Network.Layout.GROUPED);
  private static final Network ALONE = new Network(3, 4, 5, Network.Layout.ALONE);

  private static LoadedServer start(
      ServerMain.Kind kind, Network network, Asked.Mode mode, Encoding encoding) throws Exception {
    return switch (kind) {
      case SPATE -> new SpateServer(network, START);
      case FLOOR -> new FloorServer(network, mode, encoding, false, START);
      case PLAIN -> new PlainServer(network, START);
    };
  }

  private static List<SubscribeResponse> expected(
      Network network, Encoding encoding, long tick, long startNanos, long stepNanos) {
    Responses responses = new Responses(network);
    return IntStream.range(0, network.groups())
        .mapToObj(group -> responses.of(group, tick, startNanos + group * stepNanos, encoding))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "SPATE, PROTO", "SPATE, JSON", "SPATE, JSON_IETF",
    "FLOOR, PROTO", "FLOOR, JSON", "FLOOR, JSON_IETF",
    "PLAIN, PROTO", "PLAIN, JSON", "PLAIN, JSON_IETF"
  })
  void onChange_sendsTheInitialSetThenEachChange(ServerMain.Kind kind, Encoding encoding)
      throws Exception {
    for (Network network : List.of(GROUPED, ALONE)) {
      long step = TICK / network.groups();
      try (LoadedServer server = start(kind, network, Asked.Mode.ON_CHANGE, encoding);
          Subscriber client = new Subscriber(server.port(), Asked.Mode.ON_CHANGE, encoding)) {
        assertThat(client.untilSync())
            .containsExactlyInAnyOrderElementsOf(expected(network, encoding, 0, START, 0));

        Schedule schedule =
            new Schedule(Schedule.Kind.SPREAD, network.groups(), TICK, START + TICK);
        for (int tick = 1; tick <= 3; tick++) {
          schedule.run(START + (tick + 1) * TICK - 1, server);

          assertThat(client.take(network.groups()))
              .containsExactlyElementsOf(
                  expected(network, encoding, tick, START + tick * TICK, step));
        }
        assertSent(server.sent(), network, encoding, 4);
      }
    }
  }

  /** Nothing was sent twice, nothing left out. */
  private static void assertSent(Sent sent, Network network, Encoding encoding, int rounds) {
    int bytesOfRound = expected(network, encoding, 0, START, 0).stream()
        .mapToInt(SubscribeResponse::getSerializedSize)
        .sum();
    assertThat(sent)
        .isEqualTo(new Sent(
            (long) rounds * network.groups() * network.leavesOfGroup(),
            (long) rounds * network.groups() + 1,
            (long) rounds * bytesOfRound + Responses.SYNC.getSerializedSize(),
            0,
            0,
            0));
  }

  @ParameterizedTest
  @EnumSource(ServerMain.Kind.class)
  void once_sendsTheInitialSetAndEnds(ServerMain.Kind kind) throws Exception {
    // More than may wait in a stream.
    Network network = new Network(5, 100, 12, Network.Layout.GROUPED);
    try (LoadedServer server = start(kind, network, Asked.Mode.ONCE, Encoding.PROTO);
        Subscriber client = new Subscriber(server.port(), Asked.Mode.ONCE, Encoding.PROTO)) {
      assertThat(client.untilSync())
          .containsExactlyInAnyOrderElementsOf(expected(network, Encoding.PROTO, 0, START, 0));
      assertThat(client.end()).isEqualTo(Status.OK);
    }
  }

  @ParameterizedTest
  @EnumSource(ServerMain.Kind.class)
  void sample_sendsAllEachRound(ServerMain.Kind kind) throws Exception {
    try (LoadedServer server = start(kind, GROUPED, Asked.Mode.SAMPLE, Encoding.PROTO);
        Subscriber client = new Subscriber(server.port(), Asked.Mode.SAMPLE, Encoding.PROTO)) {
      List<SubscribeResponse> round = expected(GROUPED, Encoding.PROTO, 0, START, 0);
      assertThat(client.untilSync()).containsExactlyInAnyOrderElementsOf(round);
      for (int i = 0; i < 3; i++) {
        assertThat(client.take(GROUPED.groups())).containsExactlyInAnyOrderElementsOf(round);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ServerMain.Kind.class)
  void burst_isDelivered(ServerMain.Kind kind) throws Exception {
    try (LoadedServer server = start(kind, GROUPED, Asked.Mode.ON_CHANGE, Encoding.PROTO);
        Subscriber client = new Subscriber(server.port(), Asked.Mode.ON_CHANGE, Encoding.PROTO)) {
      client.untilSync();

      new Schedule(Schedule.Kind.BURST, GROUPED.groups(), TICK, START + TICK)
          .run(START + TICK, server);

      assertThat(client.take(GROUPED.groups()))
          .containsExactlyElementsOf(expected(GROUPED, Encoding.PROTO, 1, START + TICK, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Asked.Mode.class)
  void floor_anotherRequestThanItIsMeasuredFor_isRefused(Asked.Mode mode) throws Exception {
    try (LoadedServer server = start(ServerMain.Kind.FLOOR, GROUPED, mode, Encoding.JSON);
        Subscriber client = new Subscriber(server.port(), mode, Encoding.PROTO)) {
      assertThat(client.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(client.end().getDescription()).contains(mode + " in JSON", "PROTO");
    }
  }

  @Test
  void floorSaturating_sendsTheInitialSetOverAndOver() throws Exception {
    try (LoadedServer server =
            new FloorServer(GROUPED, Asked.Mode.ON_CHANGE, Encoding.PROTO, true, START);
        Subscriber client = new Subscriber(server.port(), Asked.Mode.ON_CHANGE, Encoding.PROTO)) {
      List<SubscribeResponse> round = expected(GROUPED, Encoding.PROTO, 0, START, 0);
      assertThat(client.untilSync()).isEqualTo(round);
      for (int i = 0; i < 20; i++) {
        assertThat(client.take(GROUPED.groups())).isEqualTo(round);
      }
    }
  }
}

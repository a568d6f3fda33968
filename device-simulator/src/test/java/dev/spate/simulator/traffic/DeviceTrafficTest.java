package dev.spate.simulator.traffic;

import static dev.spate.simulator.traffic.TrafficHarness.EDGE;
import static dev.spate.simulator.traffic.TrafficHarness.GIGABIT;
import static dev.spate.simulator.traffic.TrafficHarness.IGNORE;
import static dev.spate.simulator.traffic.TrafficHarness.NEXT;
import static dev.spate.simulator.traffic.TrafficHarness.PREVIOUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTrafficTest {
  private static final TrafficConfig TROUBLED =
      TrafficHarness.troubled(Duration.ofSeconds(20), Duration.ofSeconds(60));

  @Test
  void tick_whatLeavesOneEndArrivesAtTheOtherInTheNextTickLessItsLoss() {
    var net = new TrafficHarness(3, TROUBLED, 7);
    long lost = 0;
    for (int i = 0; i < 5_000; i++) {
      net.run(net.tick);
      for (int device = 0; device < 3; device++) {
        int next = (device + 1) % 3;
        assertConserved(net, device, NEXT, next, PREVIOUS);
        assertConserved(net, next, PREVIOUS, device, NEXT);
      }
      lost =
          net.device(0).vanishedPackets(NEXT) + net.device(1).counters().droppedInFlight(PREVIOUS);
    }
    assertThat(lost).as("the run had losses to account for").isPositive();
    assertThat(net.get(1, PREVIOUS, Counter.IN_ERRORS)).isPositive();
    assertThat(net.get(1, PREVIOUS, Counter.IN_DISCARDS)).isPositive();
    assertThat(net.get(1, PREVIOUS, Counter.IN_UNKNOWN_PROTOS)).isPositive();
  }

  private static void assertConserved(
      TrafficHarness net, int from, int fromPort, int to, int toPort) {
    DeviceTraffic sender = net.device(from);
    DeviceTraffic receiver = net.device(to);
    long accountedFor = net.get(to, toPort, Counter.IN_PKTS)
        + net.get(to, toPort, Counter.IN_ERRORS)
        + net.get(to, toPort, Counter.IN_DISCARDS)
        + net.get(to, toPort, Counter.IN_UNKNOWN_PROTOS)
        + sender.vanishedPackets(fromPort)
        + receiver.counters().droppedInFlight(toPort)
        + sender.packetsInFlight(fromPort, net.ticks);
    assertThat(accountedFor).isEqualTo(net.get(from, fromPort, Counter.OUT_PKTS));
  }

  @Test
  void tick_octetsArriveExactlyOnALinkWithoutLoss() {
    var net = new TrafficHarness(2, TrafficHarness.calm(), 3);
    net.run(Duration.ofMinutes(1));
    long sent = net.get(0, NEXT, Counter.OUT_OCTETS);
    net.run(net.tick);
    long refused = net.get(1, PREVIOUS, Counter.IN_DISCARDS) * 1518
        + net.get(1, PREVIOUS, Counter.IN_UNKNOWN_PROTOS) * 128;
    assertThat(net.get(1, PREVIOUS, Counter.IN_OCTETS) + refused).isEqualTo(sent);
  }

  @Test
  void counters_agreeWithEachOther() {
    var net = new TrafficHarness(3, TROUBLED, 11);
    for (int i = 0; i < 600; i++) {
      net.run(net.tick);
      for (int device = 0; device < 3; device++) {
        for (int port = 0; port <= EDGE; port++) {
          long in = net.get(device, port, Counter.IN_PKTS);
          long out = net.get(device, port, Counter.OUT_PKTS);
          assertThat(sum(
                  net,
                  device,
                  port,
                  Counter.IN_UNICAST_PKTS,
                  Counter.IN_MULTICAST_PKTS,
                  Counter.IN_BROADCAST_PKTS))
              .isEqualTo(in);
          assertThat(sum(
                  net,
                  device,
                  port,
                  Counter.OUT_UNICAST_PKTS,
                  Counter.OUT_MULTICAST_PKTS,
                  Counter.OUT_BROADCAST_PKTS))
              .isEqualTo(out);
          assertThat(net.get(device, port, Counter.IN_OCTETS)).isBetween(64 * in, 1518 * in);
          assertThat(net.get(device, port, Counter.OUT_OCTETS)).isBetween(64 * out, 1518 * out);
        }
      }
    }
    assertThat(net.get(0, EDGE, Counter.IN_PKTS))
        .as("an unlinked port receives from outside")
        .isPositive();
  }

  private static long sum(TrafficHarness net, int device, int port, Counter... counters) {
    long sum = 0;
    for (Counter counter : counters) {
      sum += net.get(device, port, counter);
    }
    return sum;
  }

  @Test
  void counters_neverGoBack() {
    var net = new TrafficHarness(3, TROUBLED, 13);
    List<Long> before = net.everyCounter();
    for (int i = 0; i < 3_000; i++) {
      net.run(net.tick);
      List<Long> after = net.everyCounter();
      for (int c = 0; c < after.size(); c++) {
        assertThat(after.get(c)).isGreaterThanOrEqualTo(before.get(c));
      }
      before = after;
    }
  }

  @Test
  void tick_isTheSameInAnyOrderOfDevices() {
    var forwards = new TrafficHarness(5, TROUBLED, 17);
    var backwards = new TrafficHarness(5, TROUBLED, 17);
    for (int i = 0; i < 5_000; i++) {
      forwards.run(forwards.tick);
      backwards.runTickBackwards();
    }
    assertThat(backwards.everyCounter()).isEqualTo(forwards.everyCounter());
    assertThat(forwards.get(0, NEXT, Counter.CARRIER_TRANSITIONS))
        .as("links failed meanwhile")
        .isPositive();
  }

  @Test
  void tick_differsWithTheSeed() {
    var one = new TrafficHarness(2, TROUBLED, 1);
    var other = new TrafficHarness(2, TROUBLED, 2);
    one.run(Duration.ofSeconds(1));
    other.run(Duration.ofSeconds(1));
    assertThat(other.everyCounter()).isNotEqualTo(one.everyCounter());
  }

  @Test
  void load_staysBelowPortSpeedAndDiscardsTheRest() {
    var net = new TrafficHarness(2, TrafficHarness.calm(), 19, 1.0);
    long before = 0;
    for (int second = 0; second < 120; second++) {
      net.run(Duration.ofSeconds(1));
      long octets = net.get(0, NEXT, Counter.OUT_OCTETS);
      assertThat((octets - before) * 8).isLessThan(GIGABIT);
      before = octets;
    }
    assertThat(net.get(0, NEXT, Counter.OUT_DISCARDS)).isPositive();
  }

  @Test
  void load_followsTheConfiguredMeanAndTheDay() {
    var config = TrafficHarness.daily(0.5, 12, 1.9);
    var net = new TrafficHarness(2, config, 23, 0.2);
    net.run(Duration.ofHours(24));
    assertThat(net.device(0).meanLoad(NEXT, net.ticks))
        .isBetween(0.75 * 0.2 * 0.9, 0.75 * 0.2 * 1.1);
  }

  @Test
  void bursts_keepTheirVarianceOverLongerTimes() {
    var net = new TrafficHarness(2, TrafficHarness.calm(), 29, 0.2);
    List<Double> perTick = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < 100_000; i++) {
      net.run(net.tick);
      long octets = net.get(0, NEXT, Counter.OUT_OCTETS);
      perTick.add((double) (octets - before));
      before = octets;
    }
    // Independent traffic would fall to a hundredth from 1 s to 100 s (Hurst 0.5); self-similar
    // traffic falls much less.
    double hurst = 1 + Math.log10(variance(perTick, 1_000) / variance(perTick, 10)) / 4;
    assertThat(hurst).isGreaterThan(0.6);
  }

  private static double variance(List<Double> perTick, int block) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i + block <= perTick.size(); i += block) {
      means.add(
          perTick.subList(i, i + block).stream().mapToDouble(d -> d).average().orElseThrow());
    }
    double mean = means.stream().mapToDouble(d -> d).average().orElseThrow();
    return means.stream().mapToDouble(d -> (d - mean) * (d - mean)).average().orElseThrow();
  }

  @Test
  void errors_comeInBursts() {
    var net =
        new TrafficHarness(2, TrafficHarness.troubled(Duration.ofMinutes(1), Duration.ZERO), 31);
    int ticksWithErrors = 0;
    int followedByErrors = 0;
    boolean last = false;
    long before = 0;
    int ticks = 20_000;
    for (int i = 0; i < ticks; i++) {
      net.run(net.tick);
      long errors = net.get(1, PREVIOUS, Counter.IN_ERRORS);
      boolean now = errors > before;
      before = errors;
      ticksWithErrors += now ? 1 : 0;
      followedByErrors += last && now ? 1 : 0;
      last = now;
    }
    assertThat(ticksWithErrors).isBetween(ticks / 200, ticks / 4);
    assertThat((double) followedByErrors / ticksWithErrors).isGreaterThan(0.5);
    assertThat(net.get(1, PREVIOUS, Counter.IN_FCS_ERRORS))
        .isEqualTo(net.get(1, PREVIOUS, Counter.IN_ERRORS));
  }

  @Test
  void failures_takeBothEndsDownInTheSameTick() {
    var net =
        new TrafficHarness(2, TrafficHarness.troubled(Duration.ZERO, Duration.ofSeconds(30)), 37);
    int downTicks = 0;
    for (int i = 0; i < 10_000; i++) {
      net.run(net.tick);
      assertThat(net.device(0).isUp(NEXT)).isEqualTo(net.device(1).isUp(PREVIOUS));
      downTicks += net.device(0).isUp(NEXT) ? 0 : 1;
    }
    assertThat(downTicks).isBetween(500, 5_000);
    assertThat(net.get(0, NEXT, Counter.CARRIER_TRANSITIONS))
        .isGreaterThan(10)
        .isEqualTo(net.get(1, PREVIOUS, Counter.CARRIER_TRANSITIONS))
        .isEqualTo(net.get(0, NEXT, Counter.INTERFACE_TRANSITIONS))
        .isEqualTo(net.get(0, NEXT, Counter.LINK_TRANSITIONS));
  }

  @Test
  void setEnabled_takesBothEndsDownAtOnceAndFreezesTheirCounters() {
    var net = new TrafficHarness(3, TrafficHarness.calm(), 41);
    net.run(Duration.ofSeconds(5));
    List<String> told = new ArrayList<>();

    net.device(0)
        .setEnabled(
            NEXT,
            false,
            net.ticks,
            (port, up) -> told.add("local " + port + " " + up),
            (port, up) -> told.add("peer " + port + " " + up));

    assertThat(told).containsExactly("local 0 false", "peer 1 false");
    long out = net.get(0, NEXT, Counter.OUT_OCTETS);
    long in = net.get(1, PREVIOUS, Counter.IN_OCTETS);
    long peerOut = net.get(1, PREVIOUS, Counter.OUT_OCTETS);
    long elsewhere = net.get(0, PREVIOUS, Counter.OUT_OCTETS);
    net.run(Duration.ofSeconds(5));
    assertThat(net.get(0, NEXT, Counter.OUT_OCTETS)).isEqualTo(out);
    assertThat(net.get(1, PREVIOUS, Counter.IN_OCTETS)).isEqualTo(in);
    assertThat(net.get(1, PREVIOUS, Counter.OUT_OCTETS)).isEqualTo(peerOut);
    assertThat(net.get(0, PREVIOUS, Counter.OUT_OCTETS)).isGreaterThan(elsewhere);
    assertThat(net.get(0, NEXT, Counter.CARRIER_TRANSITIONS)).isEqualTo(1);
    assertThat(net.device(0).lossRatio(NEXT)).isEqualTo(1);

    net.device(0).setEnabled(NEXT, true, net.ticks, IGNORE, IGNORE);
    net.run(Duration.ofSeconds(5));
    assertThat(net.get(1, PREVIOUS, Counter.IN_OCTETS)).isGreaterThan(in);
    assertThat(net.get(1, PREVIOUS, Counter.CARRIER_TRANSITIONS)).isEqualTo(2);
  }

  @Test
  void setMtu_shortensTheLargePackets() {
    var net = new TrafficHarness(2, TrafficHarness.calm(), 43);
    var unchanged = new TrafficHarness(2, TrafficHarness.calm(), 43);
    net.device(0).setMtu(NEXT, 600);
    net.run(Duration.ofSeconds(5));
    unchanged.run(Duration.ofSeconds(5));
    assertThat(meanOctets(net)).isLessThan(0.8 * meanOctets(unchanged));
    assertThat(net.get(1, PREVIOUS, Counter.OUT_PKTS))
        .isEqualTo(unchanged.get(1, PREVIOUS, Counter.OUT_PKTS));
  }

  private static double meanOctets(TrafficHarness net) {
    return (double) net.get(0, NEXT, Counter.OUT_OCTETS) / net.get(0, NEXT, Counter.OUT_PKTS);
  }

  @Test
  void latency_isPropagationPlusAWaitThatRisesWithLoad() {
    var idle = new TrafficHarness(2, TrafficHarness.calm(), 47, 0.01);
    var busy = new TrafficHarness(2, TrafficHarness.calm(), 47, 0.9);
    for (TrafficHarness net : List.of(idle, busy)) {
      net.run(Duration.ofSeconds(10));
      net.device(0).measureLinks((int) net.ticks);
    }
    assertThat(idle.device(0).latencyMicros(NEXT)).isBetween(2_000.0, 2_050.0);
    assertThat(busy.device(0).latencyMicros(NEXT)).isBetween(2_100.0, 22_100.0);
  }

  @Test
  void waitSeconds_risesWithLoadAndIsBoundedByTheBuffer() {
    double packet = 8e-6;
    double last = -1;
    for (int percent = 0; percent <= 95; percent++) {
      double wait = LinkQuality.waitSeconds(percent / 100.0, packet);
      assertThat(wait).isGreaterThan(last);
      last = wait;
    }
    assertThat(LinkQuality.waitSeconds(1.0, 1e-3)).isEqualTo(0.02);
  }

  @Test
  void lossRatio_isTheShareLostSinceTheLastMeasurement() {
    var net =
        new TrafficHarness(2, TrafficHarness.troubled(Duration.ofMillis(1), Duration.ZERO), 53);
    net.run(Duration.ofSeconds(30));
    net.device(0).measureLinks((int) net.ticks);
    long lost = net.get(1, PREVIOUS, Counter.IN_ERRORS) + net.device(0).vanishedPackets(NEXT);
    double ratio = (double) lost / net.get(0, NEXT, Counter.OUT_PKTS);
    assertThat(net.device(0).lossRatio(NEXT)).isCloseTo(ratio, withPercentage(1));
    assertThat(ratio).isBetween(1e-4, 1e-2);
  }

  @Test
  void link_wantsExactlyOneEndToDriveIt() {
    var net = new TrafficHarness(2, TrafficHarness.calm(), 59);
    assertThatThrownBy(() -> net.device(0).link(NEXT, net.device(1), NEXT))
        .hasMessageContaining("exactly one end");
    assertThatThrownBy(() -> net.device(0).link(NEXT, net.device(1), EDGE))
        .hasMessageContaining("unlinked");
  }
}

package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.once;
import static dev.spate.server.gnmi.Requests.poll;
import static dev.spate.server.gnmi.Requests.sample;
import static dev.spate.server.gnmi.Requests.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import dev.spate.metrics.Metric;
import dev.spate.value.Value;
import io.grpc.Status;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that never read, disappear, or ask for anything at random: nobody else notices. */
class BadClientTest {

  private static final String OCTETS = "eth0/state/counters/in-octets";

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void client_thatNeverReads_isSentNothingMoreAndOthersEverything() {
    var deaf = gnmi.client()
        .reading(0)
        .subscribe(stream(onChange("/"), sample("/", Duration.ofMillis(100))));
    var good = gnmi.client().subscribe(stream(onChange(OCTETS))).forget();
    long sentToDeaf = gnmi.counted(Metric.MESSAGES_OUT);
    good.forget();

    for (int i = 1; i <= 300; i++) {
      router1.set(OCTETS, new Value.Uint(1000 + i));
      gnmi.advance(Duration.ofMillis(10));
    }

    assertThat(good.leaves(OCTETS)).hasSize(300);
    assertThat(gnmi.counted(Metric.MESSAGES_OUT) - sentToDeaf)
        .as("only the good client's")
        .isEqualTo(300);
    assertThat(deaf.responses()).isEmpty();
    assertThat(deaf.status()).as("it may come back").isNull();
  }

  @Test
  void client_thatPollsAndNeverReads_isHeldUpAfterOneAnswer() {
    var deaf = gnmi.client().reading(0).subscribe(poll("/"));
    long sent = gnmi.counted(Metric.MESSAGES_OUT);

    for (int i = 0; i < 1000; i++) {
      deaf.poll();
    }

    assertThat(gnmi.counted(Metric.MESSAGES_OUT)).isEqualTo(sent);
    assertThat(deaf.status()).isNull();
  }

  @Test
  void client_thatDisappears_leavesNothingBehind() {
    var good = gnmi.client().subscribe(stream(onChange(OCTETS))).forget();
    int before = gnmi.delivery().subscriptions();
    var gone = gnmi.client().subscribe(stream(onChange("/"), sample("/", Duration.ofMillis(100))));
    var goneWhilePolling = gnmi.client().reading(1).subscribe(poll("/")).poll();
    assertThat(gnmi.delivery().subscriptions()).isEqualTo(before + 3);

    gone.disappear();
    goneWhilePolling.disappear();
    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.advance(Duration.ofSeconds(1));

    assertThat(gnmi.delivery().subscriptions()).isEqualTo(before);
    assertThat(good.leaves(OCTETS)).hasSize(1);
    assertThat(good.status()).isNull();
    assertThat(gnmi.counted(Metric.STREAMS_FAILED)).isZero();
  }

  @Test
  void clients_thatAskAtRandom_areAnsweredOrRefusedAndNeverBreakAnything() {
    var good = gnmi.client().subscribe(stream(onChange(OCTETS))).forget();
    Random random = new Random(7);

    for (int i = 0; i < 500; i++) {
      var client = gnmi.client();
      client.send(random(random));
      if (client.status() == null) {
        client.send(random(random));
      }
      if (client.status() == null) {
        client.disappear();
      }
      assertThat(client.status().getCode())
          .as("never a fault of our own")
          .isIn(
              Status.Code.OK,
              Status.Code.CANCELLED,
              Status.Code.INVALID_ARGUMENT,
              Status.Code.UNIMPLEMENTED,
              Status.Code.NOT_FOUND);
    }

    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.settle();
    assertThat(good.leaves(OCTETS)).hasSize(1);
    assertThat(gnmi.delivery().subscriptions()).isEqualTo(1);
    assertThat(gnmi.client().subscribe(once("/")).status()).isEqualTo(Status.OK);
  }

  private static SubscribeRequest random(Random random) {
    SubscribeRequest.Builder request = SubscribeRequest.newBuilder();
    switch (random.nextInt(8)) {
      case 0 -> request.setPoll(com.github.gnmi.proto.Poll.getDefaultInstance());
      case 1 -> request.clear();
      default -> {
        SubscriptionList.Builder list = SubscriptionList.newBuilder()
            .setModeValue(random.nextInt(5) - 1)
            .setEncodingValue(random.nextInt(7) - 1)
            .setUpdatesOnly(random.nextBoolean());
        list.getPrefixBuilder().setTarget(random.nextInt(4) == 0 ? "no" + random.nextInt() : "");
        for (int i = 0; i < random.nextInt(4); i++) {
          Subscription.Builder subscription = Subscription.newBuilder()
              .setModeValue(random.nextInt(5) - 1)
              .setSampleInterval(random.nextBoolean() ? 0 : random.nextLong())
              .setHeartbeatInterval(random.nextInt(4) != 0 ? 0 : random.nextLong());
          for (int elem = 0; elem < random.nextInt(70); elem++) {
            subscription
                .getPathBuilder()
                .addElemBuilder()
                .setName(NAMES[random.nextInt(NAMES.length)]);
          }
          list.addSubscription(subscription);
        }
        request.setSubscribe(list);
      }
    }
    return request.build();
  }

  private static final String[] NAMES = {
    "interfaces",
    "interface",
    "*",
    "...",
    "",
    "state",
    "counters",
    "[",
    "openconfig-system:system",
    "\u0000"
  };
}

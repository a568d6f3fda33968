package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.gNMIGrpc;
import com.google.protobuf.ByteString;
import dev.spate.time.ManualTime;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A display over a stream of gRPC, on a screen whose reader presses keys when they see something. Time goes on with each screen. */
@Timeout(30)
class LiveDisplayTest {

  private static final String MTU = Told.ETH0 + "/state/mtu";

  private final ManualTime time = new ManualTime();
  private final Told told = new Told(time);
  private final FakeScreen screen = new FakeScreen();
  private final List<Consumer<StreamObserver<SubscribeResponse>>> streams = new ArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger reconnected = new AtomicInteger();
  private final StringBuilder printed = new StringBuilder();
  private Server server;
  private ManagedChannel channel;

  /** Shows nothing; remembers, and presses a key when a text is seen. */
  private final class FakeScreen implements Screen {
    final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    final Map<String, Character> presses = new LinkedHashMap<>();
    final List<String> screens = new ArrayList<>();
    boolean gone;
    int closed;

    @Override
    public Size size() {
      return new Size(80, 10);
    }

    @Override
    public boolean show(List<Line> lines, Size size) {
      String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
      screens.add(text);
      presses.entrySet().removeIf(press -> {
        boolean seen = text.contains(press.getKey());
        if (seen) {
          keys.add((int) press.getValue());
        }
        return seen;
      });
      time.advance(Duration.ofSeconds(1));
      Thread.yield();
      return !gone;
    }

    @Override
    public void redraw() {}

    @Override
    public int read(long timeoutMillis) throws IOException {
      try {
        return keys.take();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private LiveDisplay display() throws IOException {
    String name = "live-" + System.identityHashCode(this);
    server = InProcessServerBuilder.forName(name)
        .addService(new gNMIGrpc.gNMIImplBase() {
          @Override
          public StreamObserver<SubscribeRequest> subscribe(
              StreamObserver<SubscribeResponse> answers) {
            return new StreamObserver<>() {
              @Override
              public void onNext(SubscribeRequest request) {
                int index = Math.min(opened.getAndIncrement(), streams.size() - 1);
                streams.get(index).accept(answers);
              }

              @Override
              public void onError(Throwable failure) {}

              @Override
              public void onCompleted() {}
            };
          }
        })
        .build()
        .start();
    channel = InProcessChannelBuilder.forName(name).build();
    LiveTarget target = new LiveTarget() {
      @Override
      public Channel channel() {
        return channel;
      }

      @Override
      public String source() {
        return "192.0.2.1:9339";
      }

      @Override
      public void reconnect() {
        reconnected.incrementAndGet();
      }
    };
    LiveSettings settings = new LiveSettings(
        "watch",
        SubscribeRequest.getDefaultInstance(),
        LiveRows.LEAF,
        Duration.ofSeconds(1),
        "",
        false,
        "",
        ColourWhen.AUTO,
        0);
    return new LiveDisplay(
        settings, target, Map.of("LANG", "C.UTF-8")::get, colour -> screen, time);
  }

  @AfterEach
  void close() {
    if (channel != null) {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private void run(boolean onTerminal) throws IOException {
    display()
        .run(
            onTerminal,
            lines -> {
              printed.append(lines);
              return false;
            },
            said -> printed.append(said));
  }

  private void send(StreamObserver<SubscribeResponse> answers, Notification... notifications) {
    for (Notification notification : notifications) {
      answers.onNext(SubscribeResponse.newBuilder().setUpdate(notification).build());
    }
    answers.onNext(SubscribeResponse.newBuilder().setSyncResponse(true).build());
  }

  @Test
  void q_leaves_and_the_screen_is_closed() throws IOException {
    streams.add(answers -> send(answers, told.uint("router1", MTU, 1500)));
    screen.presses.put("1,500", 'q');

    run(true);

    assertThat(screen.closed).isEqualTo(1);
    assertThat(printed).isEmpty();
  }

  @Test
  void it_goes_on_when_the_server_was_away() throws IOException {
    streams.add(answers -> {
      send(answers, told.uint("router1", MTU, 1500));
      answers.onError(Status.UNAVAILABLE.withDescription("shutting down").asException());
    });
    streams.add(
        answers -> answers.onError(Status.UNAVAILABLE.withDescription("refused").asException()));
    streams.add(answers -> send(answers, told.uint("router1", MTU, 9000)));
    screen.presses.put("9,000", 'q');

    run(true);

    assertThat(screen.screens)
        .anyMatch(text -> text.contains("trying again: refused") && text.contains("1,500"))
        .anyMatch(text -> text.contains("back after") && text.contains("9,000"));
    assertThat(opened).hasValue(3);
    assertThat(reconnected).hasValue(2);
  }

  @Test
  void failure_before_anything_came_leaves_the_terminal_alone() {
    streams.add(answers -> answers.onError(
        Status.NOT_FOUND.withDescription("no such device router9x").asException()));

    assertThatThrownBy(() -> run(true))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("router9x");
    assertThat(screen.closed).isZero();
    assertThat(screen.screens).isEmpty();
  }

  @Test
  void crash_closes_the_screen() {
    streams.add(answers -> {
      send(answers, told.uint("router1", MTU, 1500));
      send(
          answers,
          told.of(
              "router1",
              MTU,
              TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8("{")).build()));
    });

    assertThatThrownBy(() -> run(true)).isInstanceOf(IllegalArgumentException.class);
    assertThat(screen.closed).isEqualTo(1);
  }

  @Test
  void terminal_that_is_gone_ends_it() throws IOException {
    streams.add(answers -> send(answers, told.uint("router1", MTU, 1500)));
    screen.gone = true;

    run(true);

    assertThat(screen.closed).isEqualTo(1);
  }

  @Test
  void end_of_the_keys_ends_it() throws IOException {
    streams.add(answers -> send(answers, told.uint("router1", MTU, 1500)));
    screen.keys.add(KeyReader.Letters.END);

    run(true);

    assertThat(screen.closed).isEqualTo(1);
  }

  @Test
  void lines_are_printed_where_there_is_no_terminal() throws IOException {
    streams.add(answers -> send(answers, told.uint("router1", MTU, 1500)));

    run(false);

    assertThat(printed.toString()).contains(MTU + "  1500");
    assertThat(screen.screens).isEmpty();
  }
}

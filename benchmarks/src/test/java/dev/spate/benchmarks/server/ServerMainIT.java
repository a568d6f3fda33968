package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said over standard input and output. */
class ServerMainIT {

  private static final String COUNTS = "\\{\"published\":\\d+,\"late\":\\d+,\"updates\":\\d+,"
      + "\"messages\":\\d+,\"bytes\":\\d+,\"coalesced\":\\d+,\"skipped\":\\d+,\"dropped\":\\d+}";

  private final PipedOutputStream toServer = new PipedOutputStream();
  private final PrintStream commands = new PrintStream(toServer, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"spate", "floor", "plain"})
  void eachCommandIsAnsweredByOneLine(String kind) throws Exception {
    InputStream in = new PipedInputStream(toServer);
    PipedOutputStream out = new PipedOutputStream();
    BufferedReader answers = new BufferedReader(
        new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
    CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> ServerMain.run(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        "--kind=" + kind,
        "--devices=2",
        "--interfaces=3",
        "--tick=10ms",
        "--mode=on-change",
        "--encoding=json_ietf"));

    String ready = answers.readLine();
    assertThat(ready).matches("ready \\d+");
    int port = Integer.parseInt(ready.substring("ready ".length()));
    try (Subscriber client = new Subscriber(port, Asked.Mode.ON_CHANGE, Encoding.JSON_IETF)) {
      assertThat(client.untilSync()).hasSizeGreaterThanOrEqualTo(6);
      client.take(20);
      commands.println("counts");
      assertThat(answers.readLine())
          .matches(COUNTS)
          .doesNotContain("\"published\":0,", "\"messages\":0,");
    }
    commands.println("cpu");
    assertThat(answers.readLine()).matches("cpu [1-9]\\d*");
    commands.println("publish-cpu");
    assertThat(answers.readLine()).matches("publish-cpu [1-9]\\d*");
    commands.println("heap");
    assertThat(answers.readLine()).matches("heap [1-9]\\d*");
    commands.println("memory");
    assertThat(answers.readLine())
        .isEqualTo("error: \"memory\" must be cpu, publish-cpu, heap, counts or stop");
    commands.println("stop");
    assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void endOfInput_endsIt() {
    assertThat(ServerMain.run(
            InputStream.nullInputStream(), System.out, "--kind", "floor", "--devices", "1"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--leaves=21", "--tick=0", "--encoding=ascii", "--kind=fast"})
  void badOption_isRefused(String option) {
    assertThat(ServerMain.run(InputStream.nullInputStream(), System.out, "--kind=spate", option))
        .isEqualTo(2);
  }
}

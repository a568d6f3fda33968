package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.gNMIGrpc;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only real sockets and processes show: servers that are not there, TLS against plaintext, Ctrl-C, a closed pipe. */
class NettyDialerIT {

  private static final int SIGINT = 2;

  private final StringWriter err = new StringWriter();

  @Test
  void nobody_listens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(run(new NettyDialer(), "get", "-a", "127.0.0.1:" + port, "/"))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err)
        .hasToString(
            "spate: cannot reach 127.0.0.1:%d: is the server running? start it with: spate demo\n"
                .formatted(port));
  }

  @Test
  void host_name_that_nobody_has() {
    assertThat(run(new NettyDialer(), "get", "-a", "nowhere.invalid", "/"))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString()).contains("no host is known by the name nowhere.invalid");
  }

  @Test
  void tls_to_a_server_that_speaks_plaintext() throws IOException {
    Server server = endless();
    try {
      assertThat(run(
              new NettyDialer(),
              "get",
              "--skip-verify",
              "-a",
              "127.0.0.1:" + server.getPort(),
              "/"))
          .isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(err.toString()).contains("the server speaks plaintext: add --insecure");
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // no SIGINT to send
  void ctrl_c_ends_a_stream_with_130_and_the_server_hears_of_it() throws Exception {
    assumeFalse(interruptIsIgnored(), "SIGINT is ignored here, and a child inherits that");
    CountDownLatch cancelled = new CountDownLatch(1);
    Server server = endless(cancelled);
    Process spate =
        start("subscribe", "--format", "flat", "-a", "127.0.0.1:" + server.getPort(), "/");
    try (BufferedReader out = reader(spate.getInputStream());
        BufferedReader errors = reader(spate.getErrorStream())) {
      assertThat(out.readLine()).isEqualTo("/interfaces/interface[name=lo\\]0]: (deleted)");

      new ProcessBuilder("kill", "-INT", Long.toString(spate.pid())).start().waitFor();

      assertThat(spate.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(spate.exitValue()).isEqualTo(130);
      assertThat(errors.lines()).isEmpty();
      assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      spate.destroyForcibly();
      server.shutdownNow();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // no SIGINT to send
  void ctrl_c_ends_a_bench_with_130_and_its_report() throws Exception {
    assumeFalse(interruptIsIgnored(), "SIGINT is ignored here, and a child inherits that");
    Server server = endless();
    Process spate = startWith(
        List.of("-Dspate.terminal=true"),
        "bench",
        "--path=/",
        "--warm-up=0s",
        "--duration=10m",
        "-a",
        "127.0.0.1:" + server.getPort());
    try (BufferedReader out = reader(spate.getInputStream());
        BufferedReader errors = reader(spate.getErrorStream())) {
      StringBuilder progress = new StringBuilder();
      while (!progress.toString().endsWith("measuring: ")) {
        progress.append((char) errors.read());
      }

      new ProcessBuilder("kill", "-INT", Long.toString(spate.pid())).start().waitFor();

      assertThat(out.lines()).anyMatch(line -> line.startsWith("updates "));
      assertThat(spate.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(spate.exitValue()).isEqualTo(130);
    } finally {
      spate.destroyForcibly();
      server.shutdownNow();
    }
  }

  @Test
  void bench_whom_nobody_listens_to() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(run(new NettyDialer(), "bench", "--path=/", "-a", "127.0.0.1:" + port))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString()).startsWith("spate: cannot reach 127.0.0.1:" + port);
  }

  @Test
  void closed_pipe_ends_a_stream_quietly() throws Exception {
    Server server = endless();
    Process spate = start(
        "subscribe",
        "--mode",
        "poll",
        "--format",
        "flat",
        "-a",
        "127.0.0.1:" + server.getPort(),
        "/");
    try (BufferedReader errors = reader(spate.getErrorStream())) {
      try (BufferedReader out = reader(spate.getInputStream())) {
        out.readLine();
      }
      try (PrintWriter in =
          new PrintWriter(spate.getOutputStream(), true, StandardCharsets.UTF_8)) {
        in.print("\n".repeat(100)); // polls, until an answer finds nobody reading
        in.flush();
        assertThat(spate.waitFor(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(spate.exitValue()).isZero();
      assertThat(errors.lines()).containsExactly("Enter polls again, Ctrl-D ends.");
    } finally {
      spate.destroyForcibly();
      server.shutdownNow();
    }
  }

  /** As it is for what a shell starts in the background. Linux tells; elsewhere it is taken not to be so. */
  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line ->
              (Long.parseUnsignedLong(line.substring(7).trim(), 16) & (1 << (SIGINT - 1))) != 0);
    }
  }

  private int run(Dialer dialer, String... args) {
    return Main.commandLine(new Environment(dialer, InputStream.nullInputStream(), "spate", false))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  /** As the launcher starts it: the jars that the build has laid beside this one, nothing of the tests. */
  private static Process start(String... args) throws Exception {
    return startWith(List.of(), args);
  }

  private static Process startWith(List<String> flags, String... args) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path own =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String classPath = own + File.pathSeparator + own.resolveSibling("lib") + File.separator + "*";
    List<String> command = new ArrayList<>(List.of(java.toString()));
    // What keeps newer JVMs from warning on standard error is set for this one.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static Server endless() throws IOException {
    return endless(new CountDownLatch(1));
  }

  /** Answers each request of a stream and never ends it. */
  private static Server endless(CountDownLatch cancelled) throws IOException {
    SubscribeResponse answer = SubscribeResponse.newBuilder()
        .setUpdate(Recorded.message("gone", Notification.class))
        .build();
    return Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
        .addService(new gNMIGrpc.gNMIImplBase() {
          @Override
          public StreamObserver<SubscribeRequest> subscribe(
              StreamObserver<SubscribeResponse> observer) {
            Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
            return new StreamObserver<>() {
              @Override
              public void onNext(SubscribeRequest request) {
                observer.onNext(answer);
                observer.onNext(
                    SubscribeResponse.newBuilder().setSyncResponse(true).build());
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
  }
}

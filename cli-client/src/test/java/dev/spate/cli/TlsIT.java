package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against servers that speak it, with certificates of an authority of their own; and what else may answer at a port. */
class TlsIT {

  @TempDir
  private static Path folder;

  private static Certificates certificates;

  private final RecordingTarget target = new RecordingTarget();
  private StringWriter out;
  private StringWriter err;
  private Server server;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = new Certificates(folder);
    certificates.issue("server", "dns:localhost,ip:127.0.0.1");
    certificates.issue("elsewhere", "dns:router1.example");
    certificates.issue("client", "dns:client.example");
  }

  @BeforeEach
  void clear() {
    out = new StringWriter();
    err = new StringWriter();
    target.answers.clear();
    target.answers.add(GetResponse.getDefaultInstance());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.shutdownNow();
    }
  }

  @Test
  void server_whose_authority_is_named() throws IOException {
    serve("server", ClientAuth.NONE);

    assertThat(get("--tls-ca", ca())).as(err.toString()).isZero();

    assertThat(target.request(GetRequest.class)).isNotNull();
  }

  @Test
  void server_whose_authority_is_unknown_is_refused_unless_verification_is_skipped()
      throws IOException {
    serve("server", ClientAuth.NONE);

    assertThat(get("--tls-server-name", "localhost")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString())
        .isEqualTo(
            "spate: nobody trusted vouches for the certificate of 127.0.0.1:%d: name its authority by --tls-ca FILE, or go without by --skip-verify\n"
                .formatted(server.getPort()));
    assertThat(target.requests).isEmpty();

    assertThat(get("--skip-verify")).as(err.toString()).isZero();
  }

  @Test
  void server_with_a_certificate_for_another_name() throws IOException {
    serve("elsewhere", ClientAuth.NONE);

    assertThat(get("--tls-ca", ca())).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString())
        .contains("is for another name: No subject alternative names")
        .contains("--tls-server-name");
    assertThat(target.requests).isEmpty();

    assertThat(get("--tls-ca", ca(), "--tls-server-name", "router1.example"))
        .as(err.toString())
        .isZero();
    assertThat(get("--skip-verify")).as(err.toString()).isZero();
  }

  @Test
  void server_that_asks_for_a_certificate() throws IOException {
    serve("server", ClientAuth.REQUIRE);

    assertThat(get("--tls-ca", ca())).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString())
        .contains("wants to know who asks: give a certificate by --tls-cert and --tls-key");

    assertThat(get("--tls-ca", ca(), "--tls-cert", pem("client"), "--tls-key", key("client")))
        .as(err.toString())
        .isZero();
  }

  @Test
  void bench_speaks_tls_too() throws IOException {
    target.answers.clear();
    target.answers.add(SubscribeResponse.newBuilder()
        .setUpdate(Recorded.message("counters", Notification.class))
        .build());
    target.answers.add(SubscribeResponse.newBuilder().setSyncResponse(true).build());
    serve("elsewhere", ClientAuth.REQUIRE);

    assertThat(run(
            "bench",
            "--path=/",
            "--mode=once",
            "--warm-up=0s",
            "--duration=200ms",
            "--tls-ca=" + ca(),
            "--tls-cert=" + pem("client"),
            "--tls-key=" + key("client"),
            "--tls-server-name=router1.example"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("answers");
  }

  @Test
  void plaintext_to_a_server_that_speaks_tls() throws IOException {
    serve("server", ClientAuth.NONE);

    assertThat(get()).isEqualTo(ExitCodes.UNREACHABLE);

    assertThat(err.toString()).contains("speaks TLS: add --tls-ca FILE, or --skip-verify");
  }

  @Test
  void plaintext_to_a_server_that_sends_an_alert_of_tls() throws Exception {
    assertThat(getFromOneThatSends(HexFormat.of().parseHex("15030100020246")))
        .isEqualTo(ExitCodes.UNREACHABLE);

    assertThat(err.toString())
        .contains("does not speak plaintext: the server speaks TLS: add --tls-ca FILE");
  }

  @Test
  void web_server() throws Exception {
    byte[] answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .getBytes(StandardCharsets.US_ASCII);

    assertThat(getFromOneThatSends(answer)).isEqualTo(ExitCodes.UNREACHABLE);

    assertThat(err.toString())
        .contains(" is a web server: gNMI has a port of its own, usually 9339; give it by -a");
  }

  @Test
  void files_that_are_not_what_their_options_are_for() throws IOException {
    Path rsa = Files.writeString(
        folder.resolve("rsa.key"),
        "-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----\n");

    assertUsage("--tls-ca nowhere.pem: there is no such file", "--tls-ca", "nowhere.pem");
    assertUsage("--tls-ca " + key("ca") + " holds no certificates in PEM", "--tls-ca", key("ca"));
    assertUsage(
        "--tls-key " + rsa + " holds no private key in PEM as PKCS #8",
        "--tls-cert",
        pem("client"),
        "--tls-key",
        rsa.toString());
    assertUsage(
        "openssl pkcs8 -topk8 -nocrypt -in " + rsa,
        "--tls-cert",
        pem("client"),
        "--tls-key",
        rsa.toString());
    assertUsage(
        "--tls-key " + key("server") + " is not the private key of --tls-cert " + pem("client"),
        "--tls-cert",
        pem("client"),
        "--tls-key",
        key("server"));
  }

  private void assertUsage(String problem, String... options) {
    clear();
    assertThat(run(append(new String[] {"get", "/", "-a", "127.0.0.1:1"}, options)))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(problem).contains("--help` tells more");
  }

  private void serve(String certificate, ClientAuth clientAuth) throws IOException {
    server = Grpc.newServerBuilderForPort(
            0,
            TlsServerCredentials.newBuilder()
                .keyManager(
                    certificates.chain(certificate).toFile(),
                    certificates.key(certificate).toFile())
                .trustManager(certificates.chain("ca").toFile())
                .clientAuth(clientAuth)
                .build())
        .addService(target)
        .build()
        .start();
  }

  /** Asks what answers whatever it is asked with some bytes, and hangs up. */
  private int getFromOneThatSends(byte[] bytes) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> {
        try (Socket socket = listener.accept()) {
          socket.getInputStream().read();
          socket.getOutputStream().write(bytes);
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      });
      answers.start();
      int exitCode = run("get", "/", "-a", "127.0.0.1:" + listener.getLocalPort());
      answers.join();
      return exitCode;
    }
  }

  private int get(String... options) {
    clear();
    return run(append(new String[] {"get", "/"}, options));
  }

  private int run(String... args) {
    String[] all =
        server == null ? args : append(args, new String[] {"-a", "127.0.0.1:" + server.getPort()});
    return Main.commandLine(
            new Environment(new NettyDialer(), InputStream.nullInputStream(), "spate", false))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private static String[] append(String[] some, String[] more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static String ca() {
    return pem("ca");
  }

  private static String pem(String alias) {
    return certificates.chain(alias).toString();
  }

  private static String key(String alias) {
    return certificates.key(alias).toString();
  }
}

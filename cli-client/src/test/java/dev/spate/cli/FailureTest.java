package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What a person is told of each way to fail that needs no network to be seen; the others are in TlsIT and NettyDialerIT. */
class FailureTest {

  private final ConnectionOptions options = new ConnectionOptions();

  @Test
  void web_server_that_knows_http2() {
    Status status = Status.UNIMPLEMENTED.withDescription(
        "HTTP status code 404\ninvalid content-type: text/html");

    assertThat(told(status, true))
        .isEqualTo(
            new Failure(
                ExitCodes.UNREACHABLE,
                "127.0.0.1:9339 is a web server: gNMI has a port of its own, usually 9339; give it by -a"));
  }

  @Test
  void server_that_wants_credentials() {
    assertThat(told(Status.UNAUTHENTICATED.withDescription("who?"), true))
        .isEqualTo(new Failure(
            ExitCodes.FAILED, "UNAUTHENTICATED: who?; name yourself by -u and -p, or by --token"));
  }

  @Test
  void plaintext_that_is_hung_up_on() {
    Status quiet = Status.UNAVAILABLE.withDescription("Network closed for unknown reason");
    Status reset = Status.UNAVAILABLE.withCause(new SocketException("Connection reset"));
    String loopback =
        "127.0.0.1:9339 hangs up without an answer; if it speaks TLS: add --tls-ca FILE, or --skip-verify";

    assertThat(told(quiet, false)).isEqualTo(new Failure(ExitCodes.UNREACHABLE, loopback));
    assertThat(told(reset, false)).isEqualTo(new Failure(ExitCodes.UNREACHABLE, loopback));

    options.address = Address.parse("router1.example");
    options.insecure = true;

    assertThat(told(quiet, false).message())
        .isEqualTo(
            "router1.example:9339 hangs up without an answer; if it speaks TLS: leave out --insecure");
  }

  @Test
  void certificate_that_is_missing_or_refused() {
    options.skipVerify = true;
    Status required = handshake("Received fatal alert: certificate_required");
    Status bad = handshake("Received fatal alert: bad_certificate");

    assertThat(told(required, false).message()).contains("wants to know who asks");
    assertThat(told(bad, false).message()).contains("wants to know who asks");

    options.tlsCert = Path.of("own.pem");
    assertThat(told(bad, false).message())
        .isEqualTo(
            "the TLS handshake with 127.0.0.1:9339 failed: Received fatal alert: bad_certificate");
  }

  @Test
  void nobody_listens() {
    Status refused = Status.UNAVAILABLE.withCause(new ConnectException("Connection refused"));

    assertThat(told(refused, false).message())
        .isEqualTo(
            "cannot reach 127.0.0.1:9339: is the server running? start it with: ./spate demo");
  }

  @Test
  void stream_that_breaks_off_has_its_status() {
    assertThat(told(Status.UNAVAILABLE.withDescription("shutting down"), true))
        .isEqualTo(new Failure(ExitCodes.FAILED, "UNAVAILABLE: shutting down"));
    assertThat(told(Status.INTERNAL.withDescription("oops"), false))
        .isEqualTo(new Failure(ExitCodes.FAILED, "INTERNAL: oops"));
  }

  private static Status handshake(String message) {
    return Status.UNAVAILABLE.withCause(new SSLHandshakeException(message));
  }

  private Failure told(Status status, boolean reached) {
    return Failure.of(status, options, "./spate", reached);
  }
}

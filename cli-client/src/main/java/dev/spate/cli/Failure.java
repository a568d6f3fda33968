package dev.spate.cli;

import dev.spate.value.Durations;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed, in words that say what to do.
 *
 * @param exitCode one of {@link ExitCodes}
 * @param message one line for a person
 */
record Failure(int exitCode, String message) {

  /** How gRPC tells what it got instead of HTTP/2: {@code HTTP/} and an alert of TLS. */
  private static final String HEX_OF_HTTP = "first 5 bytes: 485454502f";

  private static final String HEX_OF_TLS = "first 5 bytes: 1503";

  static Failure of(Status status, ConnectionOptions options, String command, boolean reached) {
    Address address = options.address;
    String description = description(status);
    if (description.contains("invalid content-type")
        || messages(status.getCause()).contains(HEX_OF_HTTP)) {
      return new Failure(
          ExitCodes.UNREACHABLE,
          address + " is a web server: gNMI has a port of its own, usually " + Address.DEFAULT_PORT
              + "; give it by -a");
    }
    if (!reached) {
      String wrongKind = options.plaintext()
          ? wrongPlaintext(status, address)
          : wrongTls(status.getCause(), options);
      if (wrongKind != null) {
        return new Failure(ExitCodes.UNREACHABLE, wrongKind);
      }
      if (status.getCode() == Status.Code.UNAVAILABLE) {
        return new Failure(ExitCodes.UNREACHABLE, unreachable(status, address, command));
      }
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
        new Failure(
            reached ? ExitCodes.FAILED : ExitCodes.UNREACHABLE,
            "no answer from %s within %s; --timeout gives it longer"
                .formatted(address, Durations.format(options.timeout)));
      case UNAUTHENTICATED ->
        failed(status.getCode() + description + "; name yourself by -u and -p, or by --token");
      default -> failed(status.getCode() + description);
    };
  }

  private static Failure failed(String message) {
    return new Failure(ExitCodes.FAILED, message);
  }

  private static String description(Status status) {
    return status.getDescription() == null ? "" : ": " + status.getDescription();
  }

  /** Plaintext where TLS is spoken: some servers send an alert, others just hang up. */
  private static @Nullable String wrongPlaintext(Status status, Address address) {
    String instead =
        address.isLoopback() ? "add --tls-ca FILE, or --skip-verify" : "leave out --insecure";
    if (messages(status.getCause()).contains(HEX_OF_TLS)) {
      return address + " does not speak plaintext: the server speaks TLS: " + instead;
    }
    boolean hungUp = status.getCode() == Status.Code.UNAVAILABLE
        && (status.getCause() == null || messages(status.getCause()).contains("reset"));
    return hungUp ? address + " hangs up without an answer; if it speaks TLS: " + instead : null;
  }

  private static @Nullable String wrongTls(@Nullable Throwable failure, ConnectionOptions options) {
    Address address = options.address;
    String all = messages(failure);
    if (all.contains("NotSslRecordException")) {
      return address + " does not speak TLS: the server speaks plaintext: add --insecure";
    }
    if (all.contains("unable to find valid certification path")
        || all.contains("Path does not chain")) {
      return "nobody trusted vouches for the certificate of " + address
          + ": name its authority by --tls-ca FILE, or go without by --skip-verify";
    }
    if (all.contains("No name matching") || all.contains("No subject alternative")) {
      return "the certificate of " + address + " is for another name: " + lastMessage(failure)
          + "; give the name that it has by --tls-server-name, or go without by --skip-verify";
    }
    if (all.contains("certificate_required")
        || all.contains("CERTIFICATE_REQUIRED")
        || (options.tlsCert == null && all.contains("bad_certificate"))) {
      return address + " wants to know who asks: give a certificate by --tls-cert and --tls-key";
    }
    return all.contains("SSLHandshakeException") || all.contains("SSLException")
        ? "the TLS handshake with " + address + " failed: " + lastMessage(failure)
        : null;
  }

  private static String unreachable(Status status, Address address, String command) {
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "no host is known by the name " + address.host() + "; give its address by -a";
      }
    }
    String start = address.isLoopback()
        ? "? start it with: " + command + " demo"
        : " there, and may this machine connect to it?";
    return "cannot reach " + address + ": is the server running" + start + details(status);
  }

  /** What the network said, where it is more than that nobody listens. */
  private static String details(Status status) {
    Throwable cause = status.getCause();
    if (cause == null) {
      return " (" + status.getDescription() + ")";
    }
    return last(cause) instanceof ConnectException ? "" : " (" + last(cause).getMessage() + ")";
  }

  private static String lastMessage(@Nullable Throwable failure) {
    return failure == null ? "" : String.valueOf(last(failure).getMessage());
  }

  private static Throwable last(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }

  /** Kinds and messages of a failure and all that caused it. */
  private static String messages(@Nullable Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause).append('\n');
    }
    return text.toString();
  }
}

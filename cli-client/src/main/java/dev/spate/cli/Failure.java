package dev.spate.cli;

import dev.spate.value.Durations;
import io.grpc.Status;
import java.net.UnknownHostException;

/**
 * Why a command failed, in words that say what to do.
 *
 * @param exitCode one of {@link ExitCodes}
 * @param message one line for a person
 */
record Failure(int exitCode, String message) {

  static Failure of(Status status, ConnectionOptions options, String command, boolean reached) {
    if (!reached && status.getCode() == Status.Code.UNAVAILABLE) {
      return new Failure(ExitCodes.UNREACHABLE, unreachable(status, options, command));
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
        new Failure(
            reached ? ExitCodes.FAILED : ExitCodes.UNREACHABLE,
            "no answer from %s within %s; --timeout gives it longer"
                .formatted(options.address, Durations.format(options.timeout)));
      case UNAUTHENTICATED -> failed(status, "; name yourself by -u and -p");
      default -> failed(status, "");
    };
  }

  private static Failure failed(Status status, String hint) {
    return new Failure(ExitCodes.FAILED, status.getCode() + description(status) + hint);
  }

  private static String description(Status status) {
    return status.getDescription() == null ? "" : ": " + status.getDescription();
  }

  private static String unreachable(Status status, ConnectionOptions options, String command) {
    Address address = options.address;
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      String kind = cause.getClass().getSimpleName();
      if (cause instanceof UnknownHostException) {
        return "no host is known by the name " + address.host() + "; give its address by -a";
      }
      if (kind.equals("NotSslRecordException")) {
        return address + " does not speak TLS: the server speaks plaintext: add --insecure";
      }
      if (kind.equals("SSLHandshakeException")) {
        return "the TLS handshake with " + address + " failed: " + cause.getMessage();
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
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean refused = cause instanceof java.net.ConnectException;
    return refused
        ? ""
        : " (" + (cause == null ? status.getDescription() : cause.getMessage()) + ")";
  }
}

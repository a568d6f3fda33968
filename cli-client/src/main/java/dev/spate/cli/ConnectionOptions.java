package dev.spate.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server a command speaks to, and how. */
final class ConnectionOptions {

  @Option(
      names = {"-a", "--address"},
      order = 11,
      paramLabel = "HOST[:PORT]",
      converter = AddressConverter.class,
      defaultValue = "${env:SPATE_ADDRESS:-127.0.0.1:9339}",
      description = "The target's address (default: $SPATE_ADDRESS, or else 127.0.0.1:9339).")
  Address address = Address.parse("127.0.0.1");

  @Option(
      names = {"-u", "--username"},
      order = 12,
      paramLabel = "NAME",
      defaultValue = "${env:SPATE_USERNAME}",
      description = "Sent as metadata with each RPC (default: $$SPATE_USERNAME).")
  @Nullable
  String username;

  @Option(
      names = {"-p", "--password"},
      order = 13,
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      defaultValue = "${env:SPATE_PASSWORD}",
      description =
          "Sent as metadata with each RPC; asked for if left out behind -p (default: $$SPATE_PASSWORD).")
  @Nullable
  String password;

  @Option(
      names = "--insecure",
      order = 14,
      description =
          "Speak plaintext. Loopback addresses always are spoken to in plaintext, all others in TLS.")
  boolean insecure;

  @Option(
      names = "--timeout",
      order = 15,
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description =
          "How long to wait for an answer that is not a stream (default: ${DEFAULT-VALUE}).")
  Duration timeout = Duration.ofSeconds(10);

  boolean plaintext() {
    return insecure || address.isLoopback();
  }

  /** Reads an address. */
  static final class AddressConverter implements ITypeConverter<Address> {
    @Override
    public Address convert(String text) {
      try {
        return Address.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

package dev.spate.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server a command speaks to, and how. */
final class ConnectionOptions {

  /** What gRPC allows as a name of metadata that holds text. */
  private static final Pattern METADATA_NAME = Pattern.compile("[0-9a-z_.-]+(?<!-bin)");

  private static final Pattern METADATA_VALUE = Pattern.compile("[ -~]*");

  @Option(
      names = {"-a", "--address"},
      order = 11,
      paramLabel = "HOST[:PORT]",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:9339",
      description = "The target's address (default: ${DEFAULT-VALUE}).")
  Address address = Address.parse("127.0.0.1");

  @Option(
      names = {"-u", "--username"},
      order = 12,
      paramLabel = "NAME",
      description = "Sent as metadata with each RPC.")
  @Nullable
  String username;

  @Option(
      names = {"-p", "--password"},
      order = 13,
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      description = "Sent as metadata with each RPC; asked for if left out behind -p.")
  @Nullable
  String password;

  @Option(
      names = "--token",
      order = 13,
      paramLabel = "TOKEN",
      description = "Sent with each RPC as authorization: Bearer TOKEN.")
  @Nullable
  String token;

  @Option(
      names = {"-H", "--metadata"},
      order = 13,
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Sent as metadata with each RPC; may be repeated.")
  Map<String, String> metadata = new LinkedHashMap<>();

  @Option(
      names = "--insecure",
      order = 14,
      negatable = true,
      fallbackValue = "true",
      description =
          "Speak plaintext. Loopback addresses are spoken to in plaintext anyway, unless one of the options of TLS is given; all"
              + " others in TLS.")
  boolean insecure;

  @Option(
      names = "--skip-verify",
      order = 15,
      negatable = true,
      fallbackValue = "true",
      description = "Speak TLS with whoever answers: do not check the server's certificate.")
  boolean skipVerify;

  @Option(
      names = "--tls-ca",
      order = 15,
      paramLabel = "FILE",
      description =
          "Certificates in PEM of the authorities that vouch for the server (default: those that the JVM trusts).")
  @Nullable
  Path tlsCa;

  @Option(
      names = "--tls-cert",
      order = 15,
      paramLabel = "FILE",
      description = "This client's certificate in PEM, with those between it and its authority.")
  @Nullable
  Path tlsCert;

  @Option(
      names = "--tls-key",
      order = 15,
      paramLabel = "FILE",
      description = "The private key of --tls-cert in PEM, as PKCS #8 without a password.")
  @Nullable
  Path tlsKey;

  @Option(
      names = "--tls-server-name",
      order = 15,
      paramLabel = "NAME",
      description = "The name that the server's certificate must have (default: that of -a).")
  @Nullable
  String tlsServerName;

  @Option(
      names = "--timeout",
      order = 16,
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description =
          "How long to wait for an answer that is not a stream (default: ${DEFAULT-VALUE}).")
  Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = Defaults.CONFIG,
      order = 17,
      paramLabel = "FILE",
      description = "Defaults of options (default: " + Defaults.FILE_NAME
          + " here, or else in the home directory).")
  @Nullable
  Path config;

  boolean plaintext() {
    boolean tls = skipVerify || tlsCa != null || tlsCert != null || tlsServerName != null;
    return insecure || (address.isLoopback() && !tls);
  }

  /** What is sent as metadata with each RPC, by name. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    metadata.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    if (username != null) {
      headers.put("username", username);
    }
    if (password != null) {
      headers.put("password", password);
    }
    if (token != null) {
      headers.put("authorization", "Bearer " + token);
    }
    return headers;
  }

  /** Throws {@link IllegalArgumentException} if they contradict each other, or cannot be sent. */
  void check() {
    if ((tlsCert == null) != (tlsKey == null)) {
      throw new IllegalArgumentException(
          tlsKey == null
              ? "--tls-cert " + tlsCert + " needs its private key: give it by --tls-key"
              : "--tls-key " + tlsKey + " needs its certificate: give it by --tls-cert");
    }
    if (timeout.isZero()) {
      throw new IllegalArgumentException("--timeout is zero; 10s is usual");
    }
    metadata.forEach((name, value) -> {
      if (!METADATA_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException("--metadata " + name
            + ": a name is of letters, digits, \"-\", \"_\" and \".\", and does not end in -bin");
      }
      if (!METADATA_VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "--metadata " + name + ": a value is of ASCII characters that can be printed");
      }
    });
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

package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.SubscribeRequest;
import dev.spate.server.config.Key;
import io.grpc.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Where the values of options come from that a command line leaves out. */
class DefaultsTest {

  private final RecordingTarget target = new RecordingTarget();
  private final Console console = new Console(target);

  @TempDir
  private Path here;

  @TempDir
  private Path home;

  @BeforeEach
  void answer() {
    target.answers.add(GetResponse.getDefaultInstance());
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void flag_goes_before_variable_before_file_before_default() throws IOException {
    write(here, "timeout: 3s");

    console.with(Map.of("SPATE_TIMEOUT", "2s"), here, home);
    assertThat(console.run("get", "/", "--timeout", "1s")).isZero();
    assertThat(console.dialled.timeout).isEqualTo(Duration.ofSeconds(1));

    assertThat(console.run("get", "/")).isZero();
    assertThat(console.dialled.timeout).isEqualTo(Duration.ofSeconds(2));

    console.with(Map.of("SPATE_TIMEOUT", ""), here, home);
    assertThat(console.run("get", "/")).isZero();
    assertThat(console.dialled.timeout).isEqualTo(Duration.ofSeconds(3));

    console.with(Map.of());
    assertThat(console.run("get", "/")).isZero();
    assertThat(console.dialled.timeout).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void file_here_hides_the_one_at_home_and_both_yield_to_the_one_that_is_named()
      throws IOException {
    write(home, "address: home:1\ntimeout: 3s");
    console.with(Map.of(), here, home);
    console.run("get", "/");
    assertThat(console.dialled.address).hasToString("home:1");

    write(here, "address: here:1");
    console.run("get", "/");
    assertThat(console.dialled.address).hasToString("here:1");
    assertThat(console.dialled.timeout).isEqualTo(Duration.ofSeconds(10));

    Path named = Files.writeString(home.resolve("lab.yaml"), "address: lab:1");
    console.run("get", "/", "--insecure", "--config", named.toString());
    assertThat(console.dialled.address).hasToString("lab:1");

    console.with(Map.of("SPATE_CONFIG", named.toString()), here, home).run("get", "/");
    assertThat(console.dialled.address).hasToString("lab:1");
  }

  @Test
  void section_of_a_command_goes_before_what_is_for_all() throws IOException {
    write(here, """
        address: 192.0.2.1:57400
        insecure: true
        encoding: json_ietf
        metadata: { x-tenant: lab, x-trace: 1 }
        subscribe:
          encoding: ascii
          sample-interval: 5s
          suppress-redundant: true
          model: [openconfig-system, openconfig-platform]
        get: { depth: 2 }
        """);
    console.with(Map.of("SPATE_SUBSCRIBE_QOS", "7", "SPATE_QOS", "8"), here);

    assertThat(console.run("get", "/")).as(console.err()).isZero();
    assertThat(target.request(GetRequest.class))
        .isEqualTo(Recorded.parse(
            "prefix {} path {} encoding: JSON_IETF extension { depth { level: 2 } }",
            GetRequest.class));
    assertThat(console.headers.get(Metadata.Key.of("x-tenant", Metadata.ASCII_STRING_MARSHALLER)))
        .isEqualTo("lab");
    assertThat(console.dialled.plaintext()).isTrue();

    target.answers.clear();
    assertThat(console.run("subscribe", "/")).as(console.err()).isZero();
    assertThat(target.request(SubscribeRequest.class))
        .isEqualTo(Recorded.parse("""
        subscribe {
          prefix {}
          subscription { path {} mode: SAMPLE sample_interval: 5000000000 suppress_redundant: true }
          qos { marking: 7 }
          use_models { name: "openconfig-system" }
          use_models { name: "openconfig-platform" }
          encoding: ASCII
        }
        """, SubscribeRequest.class));
  }

  @Test
  void flag_stays_set_where_the_file_sets_it_too_and_can_be_taken_back() throws IOException {
    write(here, "insecure: true\nskip-verify: true");
    console.with(Map.of(), here);

    console.run("get", "/", "-a", "router.example", "--insecure");
    assertThat(console.dialled.insecure).isTrue();

    console.run("get", "/", "-a", "router.example", "--no-insecure");
    assertThat(console.dialled.insecure).isFalse();
    assertThat(console.dialled.skipVerify).isTrue();
  }

  /** With picocli, a flag that is given would else be the opposite of its default. */
  @Test
  void every_flag_stays_set_where_it_is_set_by_default() {
    CommandLine root = Main.commandLine(
        new Environment(options -> null, InputStream.nullInputStream(), "spate", false));

    assertThat(root.getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> option.typeInfo().isBoolean() && !option.usageHelp()))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(option.fallbackValue())
            .as(option.longestName() + " needs fallbackValue = \"true\"")
            .isEqualTo("true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a${sys:user.home}b$$c$${d}", "a$$b", "$a", "a$"})
  void value_with_the_signs_of_a_variable_is_taken_as_it_is(String odd) {
    console.with(Map.of("SPATE_PASSWORD", odd)).run("get", "/");

    assertThat(console.dialled.password).isEqualTo(odd);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adress: x | FILE:1: no command has option --adress that could have a default; did you mean address?",
        "a: 1\\nget: { fromat: flat } | FILE:1: no command has option --a that could have a default",
        "get:\\n  fromat: flat | FILE:2: get has no option --fromat that could have a default; did you mean format?",
        "get:\\n  sample-interval: 1s | FILE:2: get has no option --sample-interval",
        "set:\\n  delete: /system | FILE:2: set has no option --delete that could have a default",
        "sbuscribe:\\n  qos: 1 | did you mean subscribe",
        "timeout: | FILE:1: timeout is empty; give it a value, or leave it out",
        "timeout: [[1]] | FILE:1: timeout must be one value, or a list of them",
        "timeout: soon | FILE:1: Invalid value for option '--timeout': \"soon\" is no duration",
        "insecure: yes | FILE:1: Invalid value for option '--insecure': 'yes' is not a boolean",
        "just words | FILE:1: here belong options with their values",
        "get: flat | FILE:1: here belong options with their values",
        "a: 'b | FILE:1: not YAML: while scanning a quoted scalar, found unexpected end of stream",
        "timeout: 1s\\ntimeout: 2s | FILE:2: \"timeout\" comes twice"
      })
  void file_that_is_wrong_is_a_usage_error_that_tells_where(String text, String problem)
      throws IOException {
    Path file = write(here, text.replace("\\n", "\n"));

    assertThat(console.with(Map.of(), here).run("get", "/")).isEqualTo(ExitCodes.USAGE);

    assertThat(console.err()).contains(problem.replace("FILE", file.toString()));
    assertThat(console.dialled).isNull();
    assertThat(console.run("get", "--help")).isZero();
  }

  @Test
  void file_that_is_named_must_be_there() {
    assertThat(console.run("get", "/", "--config", "nowhere.yaml")).isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).startsWith("spate get: nowhere.yaml: there is no such file\n");
  }

  @Test
  void variable_that_is_wrong_is_named() {
    assertThat(console.with(Map.of("SPATE_FORMAT", "xml")).run("get", "/"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(console.err())
        .startsWith(
            "spate get: SPATE_FORMAT: Invalid value for option '--format': \"xml\" is none of json,");
  }

  @Test
  void variable_that_nearly_names_an_option_is_warned_of() {
    assertThat(console.with(Map.of("SPATE_ADRESS", "router.example:1")).run("get", "/"))
        .isZero();
    assertThat(console.err())
        .isEqualTo("SPATE_ADRESS stands for no option; did you mean SPATE_ADDRESS?\n");
  }

  @Test
  void variables_of_the_server_and_of_the_launcher_are_none_of_its_business() {
    Map<String, String> others = Stream.concat(
            Key.all().stream().map(Key::variable),
            Stream.of("SPATE_JAVA_OPTS", "SPATE_CI_SIGNALS", "SPATE_YANG"))
        .collect(Collectors.toMap(name -> name, name -> "1", (a, b) -> a, TreeMap::new));

    console.with(others).run("get", "/");

    assertThat(console.err()).doesNotContain("stands for no option");
  }

  @Test
  void help_shows_what_is_built_in() throws IOException {
    write(here, "timeout: 3s");

    console.with(Map.of("SPATE_ADDRESS", "router.example"), here).run("get", "--help");

    assertThat(console.out()).contains("(default: 10s)", "(default: 127.0.0.1:9339)");
  }

  /** Whatever is repeated on a command line is what the command is about. */
  @Test
  void paths_and_values_to_set_have_no_defaults() {
    assertThat(console
            .with(Map.of("SPATE_PATH", "/system", "SPATE_DELETE", "/system"))
            .run("set"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(console.err()).contains("nothing to change");
    CommandLine set = Main.commandLine(
            new Environment(options -> null, InputStream.nullInputStream(), "spate", false))
        .getSubcommands()
        .get("set");
    assertThat(Defaults.options(set.getCommandSpec()))
        .contains("target", "format", "metadata", "dry-run")
        .doesNotContain("update", "delete", "request-file", "help");
    assertThat(set.getCommandSpec().options().stream().map(OptionSpec::longestName))
        .contains("--update", "--delete", "--request-file", "--help");
  }

  private static Path write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve(".spate.yaml"), text);
  }
}

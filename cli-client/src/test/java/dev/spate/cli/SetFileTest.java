package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a Set takes values and operations from. */
class SetFileTest {

  private static final SetRequest REQUEST = Recorded.parse("""
      prefix { target: "router1" }
      delete { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "lo0" } } }
      delete { elem { name: "a" } }
      replace {
        path { elem { name: "system" } elem { name: "config" } }
        val { json_ietf_val: '{"hostname":"edge1","mtu":18446744073709551615}' }
      }
      update { path { elem { name: "b" } } val { json_val: '"no"' } }
      update { path { elem { name: "c" } } val { uint_val: 7 } }
      update { path {} val { json_val: '{}' } }
      """, SetRequest.class);

  private final RecordingTarget target = new RecordingTarget();
  private final Console console = new Console(target);

  @TempDir
  private Path folder;

  @BeforeEach
  void answer() {
    target.answers.add(SetResponse.getDefaultInstance());
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void request_file_of_yaml() throws IOException {
    Path file = write("changes.yaml", """
        updates:
          - path: /b
            value: no
          - { path: /c, value: 7, encoding: uint }
          - value: {}
        replaces:
          - path: /system/config
            encoding: json_ietf
            value:
              hostname: edge1
              mtu: 18446744073709551615
        deletes: [ "router1:lo0", /a ]
        """);

    assertThat(console.run("set", "--request-file", file.toString()))
        .as(console.err())
        .isZero();

    assertThat(target.request(SetRequest.class)).isEqualTo(REQUEST);
  }

  @Test
  void request_file_of_json_beside_flags() throws IOException {
    Path file = write("changes.json", """
        {
          "replaces": [
            {
              "path": "/system/config",
              "encoding": "json_ietf",
              "value": { "hostname": "edge1", "mtu": 18446744073709551615 }
            }
          ],
          "updates": [ { "path": "/c", "value": 7, "encoding": "uint" }, { "value": {} } ],
          "deletes": [ "/a" ]
        }
        """);

    assertThat(console.run(
            "set",
            "--delete",
            "router1:lo0",
            "--update",
            "/b:::json:::\"no\"",
            "--request-file",
            file.toString()))
        .as(console.err())
        .isZero();

    assertThat(target.request(SetRequest.class)).isEqualTo(REQUEST);
  }

  @Test
  void request_file_on_standard_input() {
    assertThat(console.typing("deletes: [ /a ]").run("set", "--request-file", "-"))
        .isZero();

    assertThat(target.request(SetRequest.class))
        .isEqualTo(Recorded.parse("prefix {} delete { elem { name: 'a' } }", SetRequest.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mtu.json", "mtu.yaml"})
  void update_file_and_replace_file(String name) throws IOException {
    Path file = write(name, "{\"mtu\": 9000, \"description\": \"1.10\"}");

    assertThat(console.run(
            "set",
            "-e",
            "json_ietf",
            "--update-path",
            "/a",
            "--update-file",
            file.toString(),
            "--replace-path",
            "/b",
            "--replace-file",
            file.toString()))
        .as(console.err())
        .isZero();

    String value = "val { json_ietf_val: '{\"mtu\":9000,\"description\":\"1.10\"}' }";
    assertThat(target.request(SetRequest.class))
        .isEqualTo(Recorded.parse(
            "prefix {} replace { path { elem { name: 'b' } } " + value
                + " } update { path { elem { name: 'a' } } " + value + " }",
            SetRequest.class));
  }

  @Test
  void update_file_of_ascii_is_any_text() throws IOException {
    Path file = write("cli.txt", "interface eth0\n  mtu: 9000\n");

    assertThat(console.run(
            "set", "-e", "ascii", "--update-path", "cli:/", "--update-file", file.toString()))
        .as(console.err())
        .isZero();

    assertThat(target.request(SetRequest.class).getUpdate(0).getVal().getAsciiVal())
        .isEqualTo("interface eth0\n  mtu: 9000\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a.yaml | updates: 1 | FILE: updates must be a list",
        "a.yaml | update: [] | FILE: update is unknown; known are updates, replaces, deletes; did you mean updates?",
        "a.yaml | updates: [ { path: /a } ] | FILE: updates[0] has no value",
        "a.yaml | updates: [ { path: /a, valu: 1 } ] | FILE: updates[0].valu is unknown; known are path, value, encoding",
        "a.yaml | replaces: [ /a ] | FILE: replaces[0] must have path, value, encoding below it",
        "a.yaml | deletes: [ 1 ] | FILE: deletes[0] must be a text",
        "a.yaml | updates: [ { path: /a, value: x, encoding: int } ] | /a: \"x\" is no int",
        "a.yaml | updates: [ { path: /a, value: [1], encoding: int } ] | /a: an object or an array needs the encoding json",
        "a.yaml | updates: [ { path: /a, value: 1, encoding: xml } ] | /a: no type \"xml\"",
        "a.json | {\"deletes\": [} | FILE: JSON: expected a value",
        "a.yaml | - 1 | FILE: it must have updates, replaces, deletes below it"
      })
  void request_file_that_is_wrong_is_a_usage_error(String name, String text, String problem)
      throws IOException {
    Path file = write(name, text);

    assertThat(console.run("set", "--request-file", file.toString())).isEqualTo(ExitCodes.USAGE);

    assertThat(console.err()).contains(problem.replace("FILE", file.toString()));
    assertThat(target.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"json, json", "flat, flat", "table, table", "protojson, protojson"})
  void dry_run_prints_the_request_and_reaches_nobody(String format, String ending) {
    assertThat(console.run(
            "set",
            "--dry-run",
            "--format",
            format,
            "--target",
            "router1",
            "--prefix",
            "/interfaces",
            "--delete",
            "/interface[name=lo0]",
            "--replace",
            "/interface[name=eth0]/config:::json_ietf:::{\"mtu\": 9000}",
            "--update",
            "/interface[name=eth1]/config/enabled:::bool:::false"))
        .isZero();

    assertThat(console.out()).isEqualTo(Recorded.text("set-request." + ending));
    assertThat(console.dialled).isNull();
    assertThat(target.requests).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

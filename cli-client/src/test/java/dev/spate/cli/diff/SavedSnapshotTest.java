package dev.spate.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of files that get wrote. */
class SavedSnapshotTest {

  private static final String ETH0 = """
      {
        "source": "127.0.0.1:9339",
        "timestamp": 1793967300000000000,
        "time": "2026-11-06T12:15:00Z",
        "prefix": "interfaces",
        "target": "router1",
        "updates": [
          {
            "Path": "interface[name=eth0]/config",
            "values": {"interface/config": {"mtu": 1500, "enabled": true}}
          }
        ]
      }
      """;

  private static final String LINKS = """
      {
        "timestamp": 1793967300000000000,
        "target": "router2",
        "updates": [
          {
            "Path": "spate:/links",
            "values": {"links": {"link": [{"interface": "eth0", "state": {"latency": 3}}]}}
          }
        ]
      }
      """;

  @Test
  void parse_readsNotificationsOneBehindTheOther() {
    Snapshot snapshot = SavedSnapshot.parse(Schema.bundled(), ETH0 + LINKS);

    assertThat(snapshot.targets()).containsExactly("router1", "router2");
    assertThat(snapshot.valuesOf("router1"))
        .containsOnlyKeys(
            Path.parse("/interfaces/interface[name=eth0]/config/enabled"),
            Path.parse("/interfaces/interface[name=eth0]/config/mtu"));
    assertThat(snapshot.valuesOf("router2").keySet())
        .map(Path::toString)
        .containsExactly(
            "spate:/links/link[interface=eth0]/interface",
            "spate:/links/link[interface=eth0]/state/latency");
    assertThat(snapshot.sources("router1"))
        .containsExactly(Path.parse("/interfaces/interface[name=eth0]/config"));
    assertThat(snapshot.sources("router2")).containsExactly(Path.parse("spate:/links"));
  }

  @Test
  void parse_readsTheArrayThatGnmicPrints() {
    assertThat(SavedSnapshot.parse(Schema.bundled(), "[" + ETH0 + "," + LINKS + "]")
            .targets())
        .containsExactly("router1", "router2");
  }

  @Test
  void parse_leavesOutWhatWasDeletedLater() {
    String gone = """
        {"timestamp": 2, "target": "router1", "prefix": "interfaces",
         "deletes": ["interface[name=eth0]/config/mtu"]}
        """;

    assertThat(SavedSnapshot.parse(Schema.bundled(), ETH0 + gone).valuesOf("router1"))
        .containsOnlyKeys(Path.parse("/interfaces/interface[name=eth0]/config/enabled"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` `|there is nothing in it",
        "[]|there is nothing in it",
        "{\"interfaces\": {}}|Notification 1: it has no timestamp",
        "3|Notification 1: a Notification is no object",
        "{\"timestamp\": 1, \"updates\": {}}|\"updates\" is no array",
        "{\"timestamp\": 1, \"updates\": [{\"Path\": \"a\"}]}|values is no object",
        "{\"timestamp\": 1}{\"timestamp\": 1, \"prefix\": \"a[\"}|Notification 2: ",
        "{\"timestamp\": 1|expected",
      })
  void parse_ofAnythingElse_saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SavedSnapshot.parse(Schema.bundled(), text))
        .withMessageContaining(message);
  }

  @Test
  void about_oneOfSeveral_isThatOne() {
    Snapshot both = SavedSnapshot.parse(Schema.bundled(), ETH0 + LINKS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.about("router3"))
        .withMessage("it holds router1, router2, but no router3");
    assertThat(both.about("router2").targets()).containsExactly("router2");
    assertThat(both.about("router3").targets())
        .as("a single one may be compared with any other")
        .containsExactly("router2");
    assertThat(both.valuesOf("router1")).isEqualTo(Map.of());
  }
}

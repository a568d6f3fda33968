package dev.spate.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.json.JsonReader;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One text for one value, whichever encoding brought it. */
class LeafTextTest {

  private static final String COUNTER = "/interfaces/interface/state/counters/in-octets";
  private static final String TYPE = "/interfaces/interface/state/type";
  private static final String LATENCY = "spate:/links/link/state/latency";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        COUNTER + "|18446744073709551615|18446744073709551615",
        COUNTER + "|\"18446744073709551615\"|18446744073709551615",
        TYPE + "|\"ethernetCsmacd\"|ethernetCsmacd",
        TYPE + "|\"iana-if-type:ethernetCsmacd\"|ethernetCsmacd",
        LATENCY + "|120.500|120.5",
        LATENCY + "|\"120.500\"|120.5",
        LATENCY + "|1e2|100",
        LATENCY + "|\"fast\"|fast",
        "/interfaces/interface/config/description|\"a: 1.50\"|a: 1.50",
        "/interfaces/interface/config/enabled|true|true",
        "/acme/unknown|\"acme:FAST\"|acme:FAST",
        "/acme/unknown|1e2000000000|1E+2000000000",
      })
  void of_json(String path, String json, String text) {
    assertThat(LeafText.of(node(path), JsonReader.parse(json))).isEqualTo(text);
  }

  @Test
  void of_scalars() {
    assertThat(LeafText.of(node(COUNTER), new BigInteger("18446744073709551615")))
        .isEqualTo("18446744073709551615");
    assertThat(LeafText.of(node(LATENCY), 120.5)).isEqualTo("120.5");
    assertThat(LeafText.of(node(LATENCY), 1e15)).isEqualTo("1000000000000000");
    assertThat(LeafText.of(null, Double.NaN)).isEqualTo("NaN");
    assertThat(LeafText.of(null, List.of("a", 1L))).isEqualTo("[a, 1]");
  }

  private static SchemaNode node(String text) {
    Path path = Path.parse(text);
    return Schema.bundled().find(path.origin(), path.names()).orElse(null);
  }
}

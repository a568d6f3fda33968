package dev.spate.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/interfaces/interface[name=eth0]/state",
        "/interfaces/interface[name=gi0/0]/state/counters/in-octets",
        "/a[k1=v1][k2=v2]/b",
        "/a[k=x\\]y\\\\z]",
        "/a\\/b/c",
        "/a/.../b/*",
        "/interfaces/interface[name=*]",
        "spate:/links/link[interface=eth0]",
        "spate:/"
      })
  void parse_reads_what_toString_writes(String text) {
    assertThat(Path.parse(text)).hasToString(text);
  }

  @Test
  void parse_keepsSlashesInsideKeys() {
    assertThat(Path.parse("/interfaces/interface[name=gi0/0]").elems())
        .containsExactly(PathElem.of("interfaces"), PathElem.of("interface", "name", "gi0/0"));
  }

  @Test
  void parse_acceptsAPathWithoutLeadingSlash() {
    assertThat(Path.parse("interfaces/interface")).isEqualTo(Path.parse("/interfaces/interface"));
  }

  @Test
  void parse_doesNotTakeAColonInAKeyForAnOrigin() {
    assertThat(Path.parse("/a[name=x:/y]").origin()).isEmpty();
    assertThat(Path.parse("/openconfig-interfaces:interfaces").elems())
        .containsExactly(PathElem.of("openconfig-interfaces:interfaces"));
  }

  @Test
  void openconfig_isTheDefaultOrigin() {
    assertThat(Path.parse("openconfig:/interfaces")).isEqualTo(Path.parse("/interfaces"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a//b|name is missing|3",
        "/a/|name is missing|3",
        "/a[k=v|not closed|6",
        "/a[=v]|[name=value]|3",
        "/a[k]|[name=value]|4",
        "/a[k=v]b|expected / or [|7",
        "/a[k=v][k=w]|given twice|12",
        "/[k=v]|name is missing|1",
        "/a\\|backslash|3"
      })
  void parse_namesWhatIsWrongAndWhere(String text, String problem, int position) {
    assertThatThrownBy(() -> Path.parse(text))
        .isInstanceOf(PathSyntaxException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("position " + position)
        .hasMessageContaining(text);
  }

  @Test
  void G16_moduleQualifiersAreDropped() {
    assertThat(Path.parse("/openconfig-interfaces:interfaces/interface[oc-if:name=a:b]")
            .unqualified())
        .isEqualTo(Path.parse("/interfaces/interface[name=a:b]"));
  }

  @Test
  void startsWith_comparesWholeElements() {
    Path eth1 = Path.parse("/interfaces/interface[name=eth1]");
    assertThat(Path.parse("/interfaces/interface[name=eth1]/state").startsWith(eth1))
        .isTrue();
    assertThat(Path.parse("/interfaces/interface[name=eth10]").startsWith(eth1)).isFalse();
    assertThat(eth1.startsWith(eth1.withOrigin("spate"))).isFalse();
  }

  @Test
  void elems_areOrderedAsAPersonWould() {
    List<PathElem> sorted = Stream.of("eth10", "eth2", "eth02", "gi0/10", "gi0/9", "eth")
        .map(name -> PathElem.of("interface", "name", name))
        .sorted()
        .toList();
    assertThat(sorted)
        .extracting(elem -> elem.keys().get("name"))
        .containsExactly("eth", "eth02", "eth2", "eth10", "gi0/9", "gi0/10");
  }

  @Test
  void anyPath_survivesItsText() {
    Random random = new Random(7);
    String alphabet = "ab/[]=\\*.:-é ";
    for (int round = 0; round < 5_000; round++) {
      Path path = Path.root(random.nextBoolean() ? "" : "spate");
      for (int depth = random.nextInt(4); depth > 0; depth--) {
        String name = "n" + word(random, alphabet);
        path = path.child(
            random.nextBoolean()
                ? PathElem.of(name)
                : new PathElem(name, Map.of("k" + word(random, alphabet), word(random, alphabet))));
      }
      assertThat(Path.parse(path.toString())).isEqualTo(path);
    }
  }

  private static String word(Random random, String alphabet) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}

package dev.spate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN =
      List.of("router1", "router2", "router10", "switch1", "description");

  @Test
  void nearest_isTheOneWithFewestEditsFirst() {
    assertThat(Suggestions.nearest("router11", KNOWN))
        .containsExactly("router1", "router10", "router2");
    assertThat(Suggestions.nearest("swicth1", KNOWN)).containsExactly("switch1");
  }

  @Test
  void nearest_ignoresCase() {
    assertThat(Suggestions.nearest("SWITCH1", KNOWN)).containsExactly("switch1");
  }

  @Test
  void nearest_knowsAbbreviations() {
    assertThat(Suggestions.nearest("desc", KNOWN)).containsExactly("description");
    assertThat(Suggestions.nearest("de", KNOWN)).isEmpty();
  }

  @Test
  void nearest_leavesOutWhatIsLongerThanAName() {
    String longest = "x".repeat(255);

    assertThat(Suggestions.nearest("x".repeat(4 << 20), KNOWN)).isEmpty();
    assertThat(Suggestions.nearest(longest + "y", List.of(longest))).isEmpty();
    assertThat(Suggestions.nearest(longest, List.of("x".repeat(256), "x".repeat(254))))
        .containsExactly("x".repeat(254));
  }

  @Test
  void didYouMean_isEmptyWhereNothingIsNear() {
    assertThat(Suggestions.didYouMean("firewall", KNOWN)).isEmpty();
    assertThat(Suggestions.didYouMean("router3", KNOWN))
        .isEqualTo("; did you mean router1 or router2 or router10?");
  }
}

package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text in columns of a terminal. */
class TextWidthTest {

  @Test
  void width_counts_what_a_terminal_shows() {
    assertThat(TextWidth.of("eth0")).isEqualTo(4);
    assertThat(TextWidth.of("Zürich")).isEqualTo(6);
    assertThat(TextWidth.of("東京")).isEqualTo(4);
    assertThat(TextWidth.of("▁█")).isEqualTo(2);
  }

  @Test
  void cut_keeps_the_beginning() {
    assertThat(TextWidth.cut("router1", 7, "…")).isEqualTo("router1");
    assertThat(TextWidth.cut("router1", 4, "…")).isEqualTo("rou…");
    assertThat(TextWidth.cut("東京都", 4, "…")).isEqualTo("東…");
    assertThat(TextWidth.cut("router1", 0, "…")).isEmpty();
  }

  @Test
  void cutStart_keeps_the_end() {
    assertThat(TextWidth.cutStart("state/counters/in-octets", 10, "…")).isEqualTo("…in-octets");
    assertThat(TextWidth.cutStart("mtu", 3, "…")).isEqualTo("mtu");
  }

  /** A device's description must not be able to move the cursor, or to set a window's title. */
  @Test
  void printable_has_nothing_that_a_terminal_obeys() {
    assertThat(TextWidth.printable("to \033]0;me\007 the lab\n")).isEqualTo("to ?]0;me? the lab?");
    assertThat(TextWidth.printable("a\u009b2Jb\u202ec")).isEqualTo("a?2Jb?c");
    assertThat(TextWidth.printable("Zürich")).isEqualTo("Zürich");
  }
}

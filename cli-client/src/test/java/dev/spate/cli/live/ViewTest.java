package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.live.Key.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keys do. */
class ViewTest {

  private final View view = new View(List.of("path", "value", "rate"), "", false, "");

  private void type(String letters) {
    letters.codePoints().forEach(letter -> view.press(new Key(Kind.LETTER, letter)));
  }

  private void press(Kind kind) {
    view.press(Key.of(kind));
  }

  @Test
  void begins_with_what_the_command_line_says() {
    View other = new View(List.of("path", "rate"), "rate", true, "octets");

    assertThat(other.sort()).isEqualTo("rate");
    assertThat(other.isReversed()).isTrue();
    assertThat(other.filter()).isEqualTo("octets");
    assertThat(view.sort()).isEqualTo("path");
  }

  @Test
  void s_sorts_by_the_next_column_and_round() {
    type("s");
    assertThat(view.sort()).isEqualTo("value");
    type("ss");
    assertThat(view.sort()).isEqualTo("path");
    type("S");
    assertThat(view.sort()).isEqualTo("rate");
  }

  @Test
  void r_reverses_until_another_column_is_chosen() {
    type("r");
    assertThat(view.isReversed()).isTrue();
    type("s");
    assertThat(view.isReversed()).isFalse();
  }

  @Test
  void slash_takes_letters_for_the_filter_until_enter() {
    type("/qs r");
    assertThat(view.filter()).isEqualTo("qs r");
    assertThat(view.isOver()).isFalse();
    assertThat(view.sort()).isEqualTo("path");

    press(Kind.ENTER);
    type("s");

    assertThat(view.isTyping()).isFalse();
    assertThat(view.filter()).isEqualTo("qs r");
    assertThat(view.sort()).isEqualTo("value");
  }

  @Test
  void backspace_takes_a_letter_away_and_then_leaves() {
    type("/a😀");
    press(Kind.BACKSPACE);
    assertThat(view.filter()).isEqualTo("a");
    press(Kind.BACKSPACE);
    assertThat(view.isTyping()).isTrue();
    press(Kind.BACKSPACE);
    assertThat(view.isTyping()).isFalse();
  }

  @Test
  void escape_restores_the_filter_and_then_clears_it() {
    type("/eth");
    press(Kind.ENTER);
    type("/0");
    press(Kind.ESCAPE);
    assertThat(view.filter()).isEqualTo("eth");

    press(Kind.ESCAPE);

    assertThat(view.filter()).isEmpty();
  }

  @Test
  void scrolling_stays_within_the_rows() {
    view.fit(25, 10);
    press(Kind.PAGE_DOWN);
    assertThat(view.first()).isEqualTo(10);
    press(Kind.PAGE_DOWN);
    assertThat(view.first()).isEqualTo(15);
    press(Kind.UP);
    assertThat(view.first()).isEqualTo(14);
    press(Kind.HOME);
    press(Kind.UP);
    assertThat(view.first()).isZero();
    press(Kind.END);
    assertThat(view.first()).isEqualTo(15);
  }

  @Test
  void fewer_rows_move_what_is_shown() {
    view.fit(25, 10);
    press(Kind.END);
    view.fit(12, 10);
    assertThat(view.first()).isEqualTo(2);
    view.fit(3, 10);
    assertThat(view.first()).isZero();
  }

  @Test
  void help_takes_the_next_key() {
    type("?");
    assertThat(view.showsHelp()).isTrue();
    type("q");
    assertThat(view.showsHelp()).isFalse();
    assertThat(view.isOver()).isFalse();
    type("q");
    assertThat(view.isOver()).isTrue();
  }

  @Test
  void p_pauses_and_goes_on() {
    type("p");
    assertThat(view.isPaused()).isTrue();
    type(" ");
    assertThat(view.isPaused()).isFalse();
  }
}

package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.live.Key.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal sends for a key. A blank stands for a pause. */
class KeyReaderTest {

  private static List<Key> keys(String sent) throws IOException {
    var at = new Object() {
      int position;
    };
    KeyReader reader = new KeyReader(timeout -> {
      if (at.position == sent.length()) {
        return KeyReader.Letters.END;
      }
      char letter = sent.charAt(at.position++);
      return letter == ' ' ? KeyReader.Letters.TIMEOUT : letter;
    });
    List<Key> keys = new ArrayList<>();
    for (Key key = reader.next(); key != null; key = reader.next()) {
      keys.add(key);
    }
    return keys;
  }

  @Test
  void letters_and_pauses() throws IOException {
    assertThat(keys("s r/")).containsExactly(Key.of('s'), Key.of('r'), Key.of('/'));
    assertThat(keys("ü😀")).containsExactly(Key.of('ü'), new Key(Kind.LETTER, 0x1f600));
  }

  @ParameterizedTest
  @CsvSource({
    "[A, UP",
    "OA, UP",
    "[B, DOWN",
    "[5~, PAGE_UP",
    "[6~, PAGE_DOWN",
    "[H, HOME",
    "[1~, HOME",
    "[F, END",
    "[15~, OTHER",
    "[1;5A, OTHER",
    "x, OTHER"
  })
  void sequences_are_one_key(String rest, Kind kind) throws IOException {
    assertThat(keys("\033" + rest + "q")).containsExactly(Key.of(kind), Key.of('q'));
  }

  @Test
  void escape_alone_is_a_key() throws IOException {
    assertThat(keys("\033 q")).containsExactly(Key.of(Kind.ESCAPE), Key.of('q'));
    assertThat(keys("\033")).containsExactly(Key.of(Kind.ESCAPE));
  }

  @Test
  void control_characters() throws IOException {
    assertThat(keys("\r\177\b\f\001"))
        .containsExactly(
            Key.of(Kind.ENTER),
            Key.of(Kind.BACKSPACE),
            Key.of(Kind.BACKSPACE),
            Key.of(Kind.REDRAW),
            Key.of(Kind.OTHER));
  }
}

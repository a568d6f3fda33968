package dev.spate.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafTypeTest {

  @ParameterizedTest
  @CsvSource({
    "true, 8, -128, 127",
    "true, 16, -32768, 32767",
    "true, 32, -2147483648, 2147483647",
    "false, 8, 0, 255",
    "false, 16, 0, 65535",
    "false, 32, 0, 4294967295"
  })
  void validateInteger_allowsWhatFitsIntoTheBits(
      boolean signed, int bits, long least, long greatest) {
    LeafType type = LeafType.integer(signed, bits, "");

    type.validateInteger(least);
    type.validateInteger(greatest);
    assertThatThrownBy(() -> type.validateInteger(greatest + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + (greatest + 1) + "\" is not allowed: should be "
            + (signed ? "int" : "uint") + bits + " in " + least + ".." + greatest);
    assertThatThrownBy(() -> type.validateInteger(least - 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void validateInteger_takesUint64AsItsBits() {
    LeafType.UINT64.validateInteger(-1);
    assertThatThrownBy(() -> LeafType.integer(false, 64, "0..10").validateInteger(-1))
        .hasMessageContaining("\"18446744073709551615\"");
  }

  @Test
  void validateInteger_knowsRangesWithGapsAndOpenEnds() {
    LeafType type = LeafType.integer(true, 8, "min..-100|0|64..max");

    for (long allowed : new long[] {-128, -100, 0, 64, 127}) {
      assertThatCode(() -> type.validateInteger(allowed)).doesNotThrowAnyException();
    }
    for (long refused : new long[] {-99, -1, 1, 63}) {
      assertThatThrownBy(() -> type.validateInteger(refused))
          .hasMessageContaining("min..-100|0|64..max");
    }
  }

  @Test
  void validateDecimal_refusesWhatDoesNotFit() {
    LeafType type = LeafType.decimal(18, "");

    type.validateDecimal(9.2);
    assertThatThrownBy(() -> type.validateDecimal(9.3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeafType.DECIMAL.validateDecimal(Double.NaN))
        .hasMessageContaining("\"NaN\"");
    LeafType.DECIMAL.validateDecimal(1e300);
  }

  @Test
  void validateText_countsCharactersNotCodeUnits() {
    LeafType type = LeafType.string("2", List.of());

    type.validateText("\uD83D\uDE00\uD83D\uDE00");
    assertThatThrownBy(() -> type.validateText("abc"))
        .hasMessage("\"abc\" is not allowed: should be string of 2 characters");
  }

  @Test
  void validateText_matchesEveryPatternAgainstTheWhole() {
    LeafType type = LeafType.string("", List.of("[a-z]+", ".*x"));

    type.validateText("box");
    assertThatThrownBy(() -> type.validateText("boxes"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> type.validateText("BOx"))
        .hasMessage("\"BOx\" is not allowed: should be string matching [a-z]+ and .*x");
  }

  @Test
  void validateText_ofBits_takesKnownNames() {
    LeafType type = LeafType.bits(List.of("A", "B"));

    type.validateText("");
    type.validateText("B A");
    assertThatThrownBy(() -> type.validateText("A C"))
        .hasMessage("\"A C\" is not allowed: should be bits of A, B");
  }

  @Test
  void validateBinary_checksTheLength() {
    LeafType type = LeafType.binary("4");

    type.validateBinary(4);
    assertThatThrownBy(() -> type.validateBinary(5))
        .hasMessage("\"5 bytes\" is not allowed: should be binary of 4 bytes");
  }

  @Test
  void isQuotedInIetf_isTrueOf64BitNumbersAndDecimals() {
    assertThat(LeafType.INT64.isQuotedInIetf()).isTrue();
    assertThat(LeafType.UINT64.isQuotedInIetf()).isTrue();
    assertThat(LeafType.DECIMAL.isQuotedInIetf()).isTrue();
    assertThat(LeafType.integer(false, 32, "").isQuotedInIetf()).isFalse();
    assertThat(LeafType.BOOLEAN.isQuotedInIetf()).isFalse();
  }
}

package dev.spate.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBufferTest {
  private final JsonBuffer out = new JsonBuffer();

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        7,
        10,
        -1,
        -10,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void appendLong_writesEveryMagnitude(long value) {
    assertThat(out.appendLong(value).toString()).isEqualTo(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, Long.MAX_VALUE, Long.MIN_VALUE, -1, -10})
  void appendUnsigned_readsAll64BitsAsMagnitude(long bits) {
    assertThat(out.appendUnsigned(bits).toString()).isEqualTo(Long.toUnsignedString(bits));
  }

  @Test
  void append_writesRandomNumbers() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      out.clear();
      assertThat(out.appendLong(value).append(' ').appendUnsigned(value).toString())
          .isEqualTo(value + " " + Long.toUnsignedString(value));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "100, 100",
    "0.05, 0.05",
    "2.0E-3, 0.002",
    "1e15, 1000000000000000",
    "9007199254740991, 9007199254740991",
    "1e20, 100000000000000000000",
    "1e22, 1E+22",
    "1.7976931348623157E308, 1.7976931348623157E+308",
    "4.9E-324, 5E-324",
    "2.2250738585072014E-308, 2.2250738585072014E-308",
    "2E23, 2E+23",
    "0.3333333333333333, 0.3333333333333333",
    "123456.789, 123456.789"
  })
  void appendDouble_writesTheShortestForm(double value, String json) {
    assertThat(out.appendDouble(value).toString()).isEqualTo(json);
  }

  @Test
  void appendDouble_readsBackAsTheSameDouble_withNoMoreDigitsThanNeeded() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double value = switch (i % 3) {
        case 0 -> Double.longBitsToDouble(random.nextLong());
        case 1 -> random.nextInt(1_000_000) / 1000.0;
        default -> random.nextGaussian() * 1e6;
      };
      if (Double.isFinite(value)) {
        out.clear();
        String json = out.appendDouble(value).toString();
        assertThat(Double.parseDouble(json)).isEqualTo(value + 0.0);
        BigDecimal written = new BigDecimal(json).stripTrailingZeros();
        if (written.precision() > 1) {
          BigDecimal shorter = new BigDecimal(value)
              .round(new MathContext(written.precision() - 1, RoundingMode.HALF_EVEN));
          assertThat(shorter.doubleValue()).as(json).isNotEqualTo(value);
        }
      }
    }
  }

  @Test
  void appendDouble_quotesWhatIsNoJsonNumber() {
    out.appendDouble(Double.NaN).append(',').appendDouble(Double.NEGATIVE_INFINITY);
    assertThat(out.toString()).isEqualTo("\"NaN\",\"-Infinity\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 2, 0, 0.1",
    "0.126, 2, 0, 0.13",
    "-0.126, 2, 0, -0.13",
    "-0.001, 2, 0, 0",
    "5, 2, 0, 5",
    "5, 2, 1, 5.0",
    "0, 2, 1, 0.0",
    "0.3333333333333333, 18, 1, 0.3333333333333333",
    "33.333333333333336, 3, 1, 33.333",
    "1e-9, 6, 1, 0.0",
    "9007199254740991, 1, 1, 9007199254740991.0",
    "1e20, 2, 0, 100000000000000000000",
    "92233720368547.75, 5, 1, 92233720368547.75",
    "9007199254740993e2, 1, 1, 900719925474099300.0"
  })
  void appendDecimal_roundsToItsFractionDigits(
      double value, int fractionDigits, int leastDigits, String json) {
    assertThat(out.appendDecimal(value, fractionDigits, leastDigits).toString()).isEqualTo(json);
  }

  @Test
  void appendDecimal_quotesWhatIsNoJsonNumber() {
    assertThat(out.appendDecimal(Double.NaN, 2, 1).toString()).isEqualTo("\"NaN\"");
  }

  @Test
  void appendString_escapesWhatJsonMust() {
    out.appendString("a\"\\/\b\f\n\r\t\u0000\u001f\u007fz");
    assertThat(out.toString()).isEqualTo("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fz\"");
  }

  @Test
  void appendString_writesUtf8() {
    String text = "é€\uD83D\uDE00 ".repeat(200);
    out.appendString(text);
    assertThat(JsonReader.parse(out.toByteArray())).isEqualTo(text);
  }

  @Test
  void appendString_replacesHalfASurrogatePair() {
    assertThat(out.appendString("a\uD800b\uDE00").toString()).isEqualTo("\"a\uFFFDb\uFFFD\"");
  }

  @Test
  void appendQualified_leavesOutAnEmptyModule() {
    out.appendQualified("iana-if-type", "ethernetCsmacd").append(',').appendQualified("", "UP");
    assertThat(out.toString()).isEqualTo("\"iana-if-type:ethernetCsmacd\",\"UP\"");
  }

  @Test
  void copyTo_copiesAllThatWasWritten() {
    out.appendAscii("true");
    byte[] target = new byte[6];
    out.copyTo(target, 1);
    assertThat(target).containsExactly(0, 't', 'r', 'u', 'e', 0);
    assertThat(out.size()).isEqualTo(4);
    out.clear();
    assertThat(out.toByteArray()).isEmpty();
  }
}

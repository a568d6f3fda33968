package dev.spate.server.gnmi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseWriterTest {

  private final ReverseWriter out = new ReverseWriter();

  @Test
  void decimal_writesTheWholeRangeSignedAndUnsigned() {
    for (long value :
        new long[] {0, 1, -1, 9, 10, 99, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
      ReverseWriter signed = new ReverseWriter();
      signed.decimal(value, false);
      assertThat(text(signed)).isEqualTo(Long.toString(value));
      ReverseWriter unsigned = new ReverseWriter();
      unsigned.decimal(value, true);
      assertThat(text(unsigned)).isEqualTo(Long.toUnsignedString(value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/interfaces/interface[name=eth0]/state/counters",
        "/a[k1=v1][k2=küche][k0=]/b",
        "spate:/links/link[a=r1:eth0][b=r2:eth0]",
      })
  void path_isWhatProtobufReads(String text) throws Exception {
    Path path = Path.parse(text);

    out.path(path);

    assertThat(com.github.gnmi.proto.Path.parseFrom(out.toByteArray()))
        .isEqualTo(GnmiPaths.toProto(path));
  }

  @Test
  void varint_isWhatProtobufReads() throws Exception {
    Random random = new Random(3);
    long[] values = random.longs(500).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] >>>= i % 64;
      out.varint(values[i]);
    }

    CodedInputStream in = CodedInputStream.newInstance(out.toByteArray());

    for (int i = values.length - 1; i >= 0; i--) {
      assertThat(in.readInt64()).isEqualTo(values[i]);
    }
    assertThat(in.isAtEnd()).isTrue();
  }

  @Test
  void utf8_afterATextThatIsNotAscii_leavesWhatWasWrittenBefore() {
    out.utf8("end");
    out.utf8("plain, then Zürich 🚀, ");
    out.utf8("x".repeat(10_000) + "|");

    assertThat(text(out)).isEqualTo("x".repeat(10_000) + "|plain, then Zürich 🚀, end");
  }

  @Test
  void length_isThatOfWhatWasWrittenSinceTheMark() throws Exception {
    for (int size : new int[] {0, 1, 127, 128, 100_000}) {
      ReverseWriter writer = new ReverseWriter();
      writer.utf8("behind");
      int mark = writer.written();
      writer.raw(new byte[size]);
      writer.length(1 << 3 | 2, mark);

      CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());
      assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
      assertThat(in.readByteArray()).hasSize(size);
      assertThat(in.readRawBytes(6)).asString(StandardCharsets.UTF_8).isEqualTo("behind");
    }
  }

  @Test
  void ofThread_isEmptyAndDoesNotKeepALargeBuffer() {
    ReverseWriter.ofThread().raw(new byte[1_000_000]);

    assertThat(ReverseWriter.ofThread().written()).isZero();
    assertThat(ReverseWriter.ofThread().toByteArray()).isEmpty();
  }

  private static String text(ReverseWriter writer) {
    return new String(writer.toByteArray(), StandardCharsets.UTF_8);
  }
}

package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscribeResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTemplateTest {

  private static final long START = 1_700_000_000_000_000_000L;

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"PROTO", "JSON", "JSON_IETF"})
  void message_isWhatProtobufEncodesForThatTick(Encoding encoding) throws Exception {
    for (Network.Layout layout : Network.Layout.values()) {
      Network network = new Network(2, 11, 12, layout);
      Responses responses = new Responses(network);
      for (int group = 0; group < network.groups(); group++) {
        MessageTemplate template = new MessageTemplate(network, responses, group, START, encoding);
        for (long tick : new long[] {0, 1, 2, 1_000_000}) {
          SubscribeResponse expected = responses.of(group, tick, START + 7 * tick, encoding);

          byte[] message = template.message(tick, START + 7 * tick);

          assertThat(message).isEqualTo(expected.toByteArray());
        }
      }
    }
  }
}

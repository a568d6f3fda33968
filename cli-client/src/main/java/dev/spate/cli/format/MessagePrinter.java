package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.SubscribeResponse;

/**
 * Prints answers as the protobuf messages that they are.
 *
 * @param format PROTOJSON or PROTOTEXT
 */
record MessagePrinter(Format format) implements AnswerPrinter {

  @Override
  public String get(GetResponse response) {
    return MessageText.of(format, response);
  }

  /** Texts of messages are told apart by an empty line, as one of them has no end of its own. */
  @Override
  public String subscribe(SubscribeResponse response) {
    String text = MessageText.of(format, response);
    return format == Format.PROTOTEXT ? text + "\n" : text;
  }
}

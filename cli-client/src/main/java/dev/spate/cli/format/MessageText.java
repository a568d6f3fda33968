package dev.spate.cli.format;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;

/** Protobuf messages as they are. */
public final class MessageText {

  private MessageText() {}

  /**
   * The message in {@link Format#PROTOJSON} or {@link Format#PROTOTEXT}, with a line end.
   *
   * @throws IllegalArgumentException if the format is another, or the message holds a {@code google.protobuf.Any} of a type
   *     that is not known here, which has no JSON
   */
  public static String of(Format format, Message message) {
    return switch (format) {
      case PROTOJSON -> json(message);
      case PROTOTEXT -> TextFormat.printer().printToString(message);
      case JSON, EVENT, FLAT, TABLE, CSV -> throw new IllegalArgumentException(format.toString());
    };
  }

  private static String json(Message message) {
    try {
      return JsonFormat.printer().print(message) + "\n";
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e.getMessage() + " (--format prototext shows it)", e);
    }
  }
}

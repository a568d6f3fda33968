package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.SubscribeResponse;

/** Turns what a target answers to Get and Subscribe into text, one answer after the other. Not thread-safe. */
public interface AnswerPrinter {

  /**
   * Whole lines, or nothing.
   *
   * @throws IllegalArgumentException if the answer holds what is no path, or JSON that is none
   */
  String get(GetResponse response);

  /**
   * Whole lines, or nothing.
   *
   * @throws IllegalArgumentException if the answer holds what is no path, or JSON that is none
   */
  String subscribe(SubscribeResponse response);

  /**
   * Prints in a format.
   *
   * @param source the address that answers, as JSON and events name it
   * @param severalTargets whether answers may come from more than one device, so that a path alone does not say whose it is
   */
  static AnswerPrinter of(Format format, String source, boolean severalTargets) {
    return switch (format) {
      case JSON -> new JsonPrinter(source);
      case FLAT -> (NotificationPrinter) notification -> FlatText.of(notification, severalTargets);
      case CSV -> new CsvPrinter();
      case EVENT -> new EventPrinter(source);
      case TABLE -> new TablePrinter(severalTargets);
      case PROTOJSON, PROTOTEXT -> new MessagePrinter(format);
    };
  }
}

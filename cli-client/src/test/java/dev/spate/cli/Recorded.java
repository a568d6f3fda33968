package dev.spate.cli;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers as servers send them, and what each format makes of them, from the test resources. */
public final class Recorded {

  private Recorded() {}

  public static <M extends Message> M message(String name, Class<M> type) {
    return parse(text(name + ".txtpb"), type);
  }

  public static <M extends Message> M parse(String text, Class<M> type) {
    try {
      return TextFormat.parse(text, type);
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public static String text(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/recorded/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.spate.server.rest.stream;

import dev.spate.server.rest.Problem;
import java.nio.charset.StandardCharsets;

/** The events that tell of the stream itself, as bytes (WHATWG HTML §9.2, Server-sent events); not to be changed. */
final class Events {

  /**
   * What comes first: how long to wait before connecting again, and an id, or who had no event yet could not show then that it comes
   * back. It is no event, for it has no data.
   */
  static final byte[] OPENING = bytes("retry: 2000\nid: 0\n\n");

  /** All that there is has been sent; what follows are changes. */
  static final byte[] SYNC = bytes("event: sync\ndata: {}\n\n");

  /** What the client knows from an earlier connection is void. */
  static final byte[] RESET = bytes("event: reset\ndata: {}\n\n");

  /** A comment, which clients ignore and the middleboxes on the way take for life. */
  static final byte[] KEEP_ALIVE = bytes(": keep-alive\n\n");

  private Events() {}

  /** What comes last where the server ends a stream. */
  static byte[] problem(Problem problem) {
    return bytes("event: problem\ndata: " + problem.json() + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

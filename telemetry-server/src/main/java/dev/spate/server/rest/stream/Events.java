package dev.spate.server.rest.stream;

import dev.spate.server.rest.Problem;
import java.nio.charset.StandardCharsets;

/** The events that tell of the stream itself, as bytes (WHATWG HTML §9.2, Server-sent events); not to be changed. */
final class Events {

  /** All that there is has been sent; what follows are changes. */
  static final byte[] SYNC = bytes("event: sync\ndata: {}\n\n");

  /** What the client knows from an earlier connection is void. */
  static final byte[] RESET = bytes("event: reset\ndata: {}\n\n");

  /** A comment, which clients ignore and the middleboxes on the way take for life. */
  static final byte[] KEEP_ALIVE = bytes(": keep-alive\n\n");

  private static final int RETRY_MILLIS = 2_000;

  private Events() {}

  /**
   * What comes first: how long to wait before connecting again, and the id by which a client then shows that it was here before.
   * It is no event, for it has no data; the id holds for all events of the stream.
   */
  static byte[] opening(long id) {
    return bytes("retry: " + RETRY_MILLIS + "\nid: " + id + "\n\n");
  }

  /** What comes last where the server ends a stream. */
  static byte[] problem(Problem problem) {
    return bytes("event: problem\ndata: " + problem.json() + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

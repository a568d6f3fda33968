package dev.spate.server.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Bounds how many threads send large answers, so that clients that read slowly, each of which holds a thread, leave enough of them
 * for all that is small. Safe to share among threads.
 */
final class LargeAnswers {

  /** A connection takes as much at once, however slowly its client reads. */
  private static final int MOST_SMALL_BYTES = 32 << 10;

  private final LargePages answers;

  /**
   * Answers to all requests of a gateway.
   *
   * @param most sent at once
   */
  LargeAnswers(int most) {
    // Nobody waits: that would hold a thread as well.
    this.answers = new LargePages(most, Duration.ZERO);
  }

  /**
   * Takes room for an answer, if it is large, until it is sent. Called when it has been made.
   *
   * @throws ProblemException if too many are being sent
   * @throws InterruptedException if the server ends meanwhile
   */
  void bound(Context request) throws IOException, InterruptedException {
    InputStream body = request.resultInputStream();
    if (body != null && body.available() > MOST_SMALL_BYTES && !LargePages.isPage(body)) {
      // This closes the body itself, which is in memory and can be read all the same.
      request.result(answers.open(() -> body));
    }
  }
}

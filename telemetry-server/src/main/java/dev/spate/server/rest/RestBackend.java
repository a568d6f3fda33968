package dev.spate.server.rest;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.json.JsonBuffer;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.server.inventory.Inventory;
import dev.spate.server.rest.stream.StreamLimits;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.value.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * What the routes answer from. Safe to share among threads.
 *
 * @param version of Spate
 * @param access who may see what
 * @param maxAnswer the largest answer in JSON
 * @param streamLimits what bounds the streams of {@code /api/v1/stream}
 */
public record RestBackend(
    String version,
    Store store,
    Inventory inventory,
    Delivery delivery,
    Access access,
    HttpConfig config,
    DataSize maxAnswer,
    StreamLimits streamLimits) {

  /** What the listener is called, here and where {@link Access} decides. */
  public static final String LISTENER = "http";

  /**
   * What selects all at or below a path, with the rights of whoever asks.
   *
   * @param target the name of a device; null for all
   */
  public Query query(@Nullable String target, Path path) {
    return new Query(target, path, LeafFilter.ALL, readScope());
  }

  public ReadScope readScope() {
    return access.readScope(new Caller(LISTENER, ""));
  }

  /**
   * Stops an answer that becomes too large.
   *
   * @param less what to ask for instead
   * @throws ProblemException if it has
   */
  void requireRoom(JsonBuffer written, String less) {
    if (written.size() > maxAnswer.bytes()) {
      throw ProblemException.badRequest(
          "the answer is larger than %d bytes: %s".formatted(maxAnswer.bytes(), less));
    }
  }

  long nowNanos() {
    return store.time().epochNanos();
  }
}

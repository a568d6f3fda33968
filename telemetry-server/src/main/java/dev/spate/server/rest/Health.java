package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.server.rest.Route.Answer;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.spi.SourceStatus.State;
import java.util.Locale;

/** Whether the server runs, and whether it has something to tell. Safe to share among threads. */
final class Health {

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int OK = 200;

  private final RestBackend backend;

  Health(RestBackend backend) {
    this.backend = backend;
  }

  /** That it runs: it answers. */
  Answer alive(Parameters asked) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("status").string("alive");
    out.name("version").string(backend.version());
    out.endObject();
    return Answer.ok(out);
  }

  /** 200 once every source has delivered or has failed its first try; 503 before. */
  Answer ready(Parameters asked) {
    JsonWriter out = new JsonWriter();
    boolean ready = true;
    out.beginObject();
    out.name("sources").beginArray();
    for (Source source : backend.inventory().sources()) {
      SourceStatus status = source.status();
      ready &= status.state() != State.STARTING;
      write(out, source, status);
    }
    out.endArray();
    out.name("status").string(ready ? "ready" : "starting");
    out.endObject();
    return new Answer(ready ? OK : SERVICE_UNAVAILABLE, out);
  }

  private void write(JsonWriter out, Source source, SourceStatus status) {
    out.beginObject();
    out.name("name").string(source.name());
    out.name("kind").string(source.kind());
    out.name("state").string(status.state().name().toLowerCase(Locale.ROOT));
    Moments.write(out, "last_update", status.lastUpdateNanos(), backend.nowNanos());
    String error = status.error();
    if (error != null) {
      out.name("error").string(error);
    }
    out.endObject();
  }
}

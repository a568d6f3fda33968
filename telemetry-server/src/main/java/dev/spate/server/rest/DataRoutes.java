package dev.spate.server.rest;

import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonStyle;
import dev.spate.json.JsonWriter;
import dev.spate.json.LeafJson;
import dev.spate.json.TreeJson;
import dev.spate.query.MatchedNodes;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.server.rest.Route.Answer;
import dev.spate.store.Group;
import dev.spate.store.Match;
import dev.spate.store.RecentSamples;
import dev.spate.store.Shape;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** What is at any gNMI path: {@code /api/v1/get}, and what was there: {@code /api/v1/recent}. Safe to share among threads. */
final class DataRoutes {

  /** More than an hour is kept of nothing: 300 samples, at most one a second, of what is collected every 12 s at most. */
  private static final int MOST_SECONDS = 3_600;

  private static final int DEFAULT_SECONDS = 300;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final RestBackend backend;

  DataRoutes(RestBackend backend) {
    this.backend = backend;
  }

  /** Each node that the paths match, as a JSON_IETF value: what a gNMI Get answers. */
  Answer get(Parameters asked) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("results").beginArray();
    for (Map.Entry<String, Query> query : asked.queries(backend).entrySet()) {
      MatchedNodes nodes =
          new MatchedNodes(query.getValue(), backend.store().walk(query.getValue()));
      boolean found = false;
      while (nodes.next()) {
        found = true;
        writeNode(out, nodes);
      }
      if (!found) {
        throw ProblemException.notFound(
            "path \"" + query.getKey() + "\": there is no data at it now");
      }
    }
    out.endArray().endObject();
    return Answer.ok(out);
  }

  private void writeNode(JsonWriter out, MatchedNodes nodes) {
    out.beginObject();
    out.name("target").string(nodes.target());
    out.name("path").string(nodes.node().toString());
    out.name("value");
    Latest matches = new Latest(nodes.matches(), out.buffer());
    TreeJson.write(out.value(), backend.store().schema(), nodes.node(), matches, JsonStyle.IETF);
    Moments.write(out, "timestamp", matches.timestampNanos, backend.nowNanos());
    out.endObject();
  }

  /** The recent samples of the numbers at or below the paths, a container with its leaves at a time. */
  Answer recent(Parameters asked) {
    int seconds = asked.wholeNumber("seconds", 1, MOST_SECONDS, DEFAULT_SECONDS);
    long sinceNanos = backend.nowNanos() - seconds * NANOS_PER_SECOND;
    JsonWriter out = new JsonWriter();
    out.beginObject().name("containers").beginArray();
    for (Map.Entry<String, Query> query : asked.queries(backend).entrySet()) {
      boolean found = false;
      Iterator<Match> matches = backend.store().walk(query.getValue());
      while (matches.hasNext()) {
        Match match = matches.next();
        Optional<RecentSamples> samples = match.group().recent();
        if (samples.isPresent() && hasNumbers(match)) {
          found = true;
          writeSamples(out, match, samples.get(), sinceNanos);
          requireRoom(out.buffer());
        }
      }
      if (!found) {
        throw ProblemException.notFound("path \"" + query.getKey()
            + "\": there is nothing at it now whose recent past is kept; recent.containers in the"
            + " configuration says of what it is");
      }
    }
    out.endArray().endObject();
    return Answer.ok(out);
  }

  private static boolean hasNumbers(Match match) {
    Shape shape = match.group().shape();
    for (long left = match.mask(); left != 0; left &= left - 1) {
      if (shape.leaf(Long.numberOfTrailingZeros(left)).isNumber()) {
        return true;
      }
    }
    return false;
  }

  private void writeSamples(JsonWriter out, Match match, RecentSamples samples, long sinceNanos) {
    Group group = match.group();
    int first = 0;
    while (first < samples.size() && samples.timestampNanos(first) < sinceNanos) {
      first++;
    }
    out.beginObject();
    out.name("target").string(group.target().name());
    out.name("path").string(group.container().toString());
    Moments.write(
        out,
        "timestamp",
        samples.size() == 0 ? 0 : samples.timestampNanos(samples.size() - 1),
        backend.nowNanos());
    out.name("timestamps_ms").beginArray();
    for (int i = first; i < samples.size(); i++) {
      out.number(Moments.millis(samples.timestampNanos(i)));
    }
    out.endArray();
    out.name("leaves").beginObject();
    for (long left = match.mask(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      if (group.shape().leaf(leaf).isNumber()) {
        writeLeaf(out, group.shape().leaf(leaf), leaf, samples, first);
      }
    }
    out.endObject().endObject();
  }

  private static void writeLeaf(
      JsonWriter out, Shape.Leaf leaf, int index, RecentSamples samples, int first) {
    LeafInfo info = leaf.info();
    out.name(leaf.name()).beginObject();
    out.name("kind").string(info.counter() ? "counter" : info.gauge() ? "gauge" : "value");
    out.name("unit").string(info.unit());
    out.name("values").beginArray();
    for (int i = first; i < samples.size(); i++) {
      if (samples.isPresent(i, index)) {
        LeafJson.write(
            out.value(), info.type(), false, samples.number(i, index), null, JsonStyle.PLAIN);
      } else {
        out.nothing();
      }
    }
    out.endArray().endObject();
  }

  private void requireRoom(JsonBuffer written) {
    if (written.size() > backend.maxAnswer().bytes()) {
      throw ProblemException.badRequest(
          "the answer is larger than %d bytes: ask for a longer path, or one target"
              .formatted(backend.maxAnswer().bytes()));
    }
  }

  /** Hands matches on, notes the time of the latest, and stops an answer that becomes too large. */
  private final class Latest implements Iterator<Match> {

    private final Iterator<Match> matches;
    private final JsonBuffer written;
    private long timestampNanos;

    Latest(Iterator<Match> matches, JsonBuffer written) {
      this.matches = matches;
      this.written = written;
    }

    @Override
    public boolean hasNext() {
      requireRoom(written);
      return matches.hasNext();
    }

    @Override
    public Match next() {
      Match match = matches.next();
      timestampNanos = Math.max(timestampNanos, match.group().timestampNanos());
      return match;
    }
  }
}

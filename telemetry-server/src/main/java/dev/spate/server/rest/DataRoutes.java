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
import java.util.OptionalLong;

/** What is at any gNMI path: {@code /api/v1/get}, and what was there: {@code /api/v1/recent}. Safe to share among threads. */
final class DataRoutes {

  static final int LEAST_SECONDS = 1;

  /** More than an hour is kept of nothing: 300 samples, at most one a second, of what is collected every 12 s at most. */
  static final int MOST_SECONDS = 3_600;

  static final int DEFAULT_SECONDS = 300;
  private static final String ASK_FOR_LESS = "ask for a longer path, or one target";
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
    OptionalLong latestNanos = TreeJson.write(
        out.value(),
        backend.store().schema(),
        nodes.node(),
        limited(nodes.matches(), out.buffer()),
        JsonStyle.IETF);
    if (latestNanos.isEmpty()) {
      out.buffer().appendAscii("null"); // it went after it was found
    }
    Moments.write(out, "timestamp", latestNanos.orElse(0), backend.nowNanos());
    out.endObject();
  }

  /** The recent samples of the numbers at or below the paths, a container with its leaves at a time. */
  Answer recent(Parameters asked) {
    int seconds = asked.wholeNumber("seconds", LEAST_SECONDS, MOST_SECONDS, DEFAULT_SECONDS);
    JsonWriter out = new JsonWriter();
    out.beginObject().name("containers").beginArray();
    for (Map.Entry<String, Query> query : asked.queries(backend).entrySet()) {
      boolean found = false;
      Iterator<Match> matches = backend.store().walk(query.getValue());
      while (matches.hasNext()) {
        Match match = matches.next();
        Optional<RecentSamples> samples = match.group().recent(seconds + 1);
        if (samples.isPresent() && hasNumbers(match)) {
          found = true;
          writeSamples(out, match, samples.get(), seconds);
          backend.requireRoom(out.buffer(), ASK_FOR_LESS);
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

  private void writeSamples(JsonWriter out, Match match, RecentSamples samples, int seconds) {
    Group group = match.group();
    // By the clock of the device alone: it may differ from that of the server.
    long latestNanos = samples.size() == 0 ? 0 : samples.timestampNanos(samples.size() - 1);
    int first = 0;
    while (first < samples.size()
        && latestNanos - samples.timestampNanos(first) >= seconds * NANOS_PER_SECOND) {
      first++;
    }
    out.beginObject();
    out.name("target").string(group.target().name());
    out.name("path").string(group.container().toString());
    Moments.write(out, "timestamp", latestNanos, backend.nowNanos());
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

  /** Hands matches on, and stops an answer that becomes too large. */
  private Iterator<Match> limited(Iterator<Match> matches, JsonBuffer written) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        backend.requireRoom(written, ASK_FOR_LESS);
        return matches.hasNext();
      }

      @Override
      public Match next() {
        return matches.next();
      }
    };
  }
}

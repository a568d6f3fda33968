package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * One line of the table of routes. GET, HEAD and OPTIONS are answered at each.
 *
 * @param path as Javalin writes it: {@code {name}} for one segment, {@code <name>} for all that is left
 * @param query the parameters that its query may have
 * @param endpoint answers GET and HEAD
 */
record Route(String path, List<String> query, Endpoint endpoint) {

  /** Answers a request. */
  @FunctionalInterface
  interface Endpoint {
    void answer(Context request, Parameters asked) throws Exception;
  }

  static final String JSON = "application/json";

  /**
   * An answer in JSON.
   *
   * @param status of HTTP
   */
  record Answer(int status, JsonWriter body) {
    static Answer ok(JsonWriter body) {
      return new Answer(200, body);
    }
  }

  /** A route whose answer is JSON, of the moment at which it is asked for. */
  static Route json(String path, List<String> query, Function<Parameters, Answer> endpoint) {
    return new Route(path, query, (request, asked) -> {
      Accept.require(request, JSON);
      Answer answer = endpoint.apply(asked);
      request.status(answer.status());
      send(request, JSON, answer.body().buffer().toInputStream());
    });
  }

  /** Answers a request, unless its query has parameters that mean nothing here. */
  void answer(Context request) throws Exception {
    endpoint.answer(request, Parameters.of(request, query));
  }

  /** Sends what is out of date as soon as it is sent. */
  static void send(Context request, String contentType, InputStream body) {
    request.header("Cache-Control", "no-store").contentType(contentType).result(body);
  }
}

package dev.spate.server.rest;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.query.ReadException;
import dev.spate.server.logging.RepeatedErrors;
import dev.spate.subscription.SubscriptionLimitException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.LoggerFactory;

/** Makes a problem document of whatever goes wrong with a request, in a route, in Javalin or in Jetty. Safe to share among threads. */
final class Problems implements Request.Handler {

  /** What can be asked of every route. */
  static final String ALLOWED = "GET, HEAD, OPTIONS";

  private static final String RETRY_AFTER_SECONDS = "5";

  private final Metrics metrics;
  private final RepeatedErrors errors;

  Problems(RestBackend backend) {
    this.metrics = backend.store().metrics();
    this.errors = new RepeatedErrors(
        LoggerFactory.getLogger(RestGateway.class), backend.store().time());
  }

  /** What the routes and Javalin throw. */
  void addTo(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, request) -> send(request, e.problem()));
    routes.exception(ReadException.class, (e, request) -> send(request, Problem.of(e)));
    routes.exception(
        SubscriptionLimitException.class,
        (e, request) -> send(
            request,
            new Problem(HttpStatus.SERVICE_UNAVAILABLE.getCode(), String.valueOf(e.getMessage()))));
    routes.exception(HttpResponseException.class, this::sendJavalins);
    routes.exception(Exception.class, (e, request) -> {
      errors.log("Fault while answering " + request.method() + " " + request.path(), e);
      send(
          request,
          new Problem(
              HttpStatus.INTERNAL_SERVER_ERROR.getCode(),
              "a fault of the server, which its log tells more of"));
    });
  }

  private void sendJavalins(HttpResponseException e, Context request) {
    String where = request.path();
    if (e instanceof MethodNotAllowedResponse) {
      request.header("Allow", ALLOWED);
      send(
          request,
          new Problem(
              e.getStatus(),
              request.req().getMethod() + " is not possible at " + where + "; possible are "
                  + ALLOWED));
    } else if (e.getStatus() == HttpStatus.NOT_FOUND.getCode()) {
      send(
          request,
          new Problem(e.getStatus(), "there is nothing at " + where + "; / says what there is"));
    } else {
      send(request, new Problem(e.getStatus(), String.valueOf(e.getMessage())));
    }
  }

  private void send(Context request, Problem problem) {
    count(problem);
    request.status(problem.status());
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
      request.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    // Or the type of an answer that was made, and then refused, would lend its charset.
    request.res().setContentType(null);
    Route.send(request, Problem.CONTENT_TYPE, problem.json().toInputStream());
  }

  /** What Jetty refuses before a route is found: a request that is no HTTP. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    Problem problem = new Problem(
        response.getStatus(),
        message == null ? "the request cannot be understood" : message.toString());
    count(problem);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(problem.json().toByteArray()), callback);
    return true;
  }

  private void count(Problem problem) {
    metrics.increment(
        problem.status() == HttpStatus.INTERNAL_SERVER_ERROR.getCode()
            ? Metric.HTTP_FAILED
            : Metric.HTTP_REFUSED);
  }
}

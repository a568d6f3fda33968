package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.spate.json.JsonReader;
import dev.spate.metrics.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway over HTTP: what its routes have in common. */
class RestGatewayIT {

  private final SmallNetwork network = new SmallNetwork();
  private final HttpClient client = HttpClient.newHttpClient();
  private RestGateway gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = RestGateway.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), network.backend());
    network.publishState();
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/healthz",
        "/telemetry",
        "/telemetry/router1",
        "/telemetry/router1/cpu_pct",
        "/api/v1/devices",
        "/api/v1/devices/router1",
        "/api/v1/devices/router1/interfaces",
        "/api/v1/devices/router1/interfaces/eth0",
        "/api/v1/get?path=/system&path=/interfaces",
        "/api/v1/recent?path=/interfaces&target=router1&seconds=10"
      })
  void route_answersInJson_thatIsNotKept(String path) throws Exception {
    network.group("/system/state", "hostname").text("hostname", "r1").publish(network.now());

    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    assertThat(JsonReader.parse(answer.body())).isInstanceOf(Map.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gi0/0", "gi0%2F0", "gi0%2f0"})
  void interface_withASlash_isFound_encodedOrNot(String name) throws Exception {
    network
        .group("/interfaces/interface[name=gi0/0]/state", "mtu")
        .number("mtu", 9000)
        .publish(network.now());

    HttpResponse<String> answer = get("/api/v1/devices/router1/interfaces/" + name);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"name\":\"gi0/0\",");
  }

  @Test
  void path_ofAQuery_isDecoded() throws Exception {
    assertThat(get("/api/v1/get?path=%2Finterfaces%2Finterface%5Bname%3Deth0%5D%2Fstate%2Fmtu")
            .body())
        .contains("\"value\":1500");
  }

  @Test
  void problem_hasItsContentTypeAndStatus() throws Exception {
    HttpResponse<String> answer = get("/api/v1/get?pth=/system");

    assertProblem(answer, 400, "there is no parameter \"pth\" here; did you mean path?");
    assertThat(JsonReader.parse(answer.body()))
        .asInstanceOf(MAP)
        .containsEntry("type", "about:blank")
        .containsEntry("title", "Bad Request")
        .containsOnlyKeys("type", "title", "status", "detail");
    assertThat(network.store.metrics().value(Metric.HTTP_REFUSED)).isEqualTo(1);
    assertThat(network.store.metrics().value(Metric.HTTP_REQUESTS)).isEqualTo(1);
  }

  @Test
  void path_unknown_isNotFound() throws Exception {
    assertProblem(get("/api/v2"), 404, "there is nothing at /api/v2");
  }

  @Test
  void query_badlyEncoded_isABadRequest() throws Exception {
    assertProblem(raw("GET /telemetry?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"})
  void method_other_isNotAllowed_andThoseThatAreAreNamed(String method) throws Exception {
    HttpResponse<String> answer =
        send(request("/telemetry").method(method, BodyPublishers.noBody()));

    assertProblem(answer, 405, method + " is not possible at /telemetry");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
  }

  @Test
  void options_namesTheMethods() throws Exception {
    HttpResponse<String> answer = send(request("/api/v1/devices/router1/interfaces/a/b")
        .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
  }

  @Test
  void head_isAGetWithoutTheBody() throws Exception {
    HttpResponse<String> got = get("/api/v1/devices");
    HttpResponse<String> headed =
        send(request("/api/v1/devices").method("HEAD", BodyPublishers.noBody()));

    assertThat(headed.statusCode()).isEqualTo(200);
    assertThat(headed.body()).isEmpty();
    assertThat(headed.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(headed.headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(got.body().length()));
    assertThat(send(request("/api/v1/devices/x").method("HEAD", BodyPublishers.noBody()))
            .statusCode())
        .isEqualTo(404);
  }

  @Test
  void accept_ofSomethingElse_isNotAcceptable() throws Exception {
    assertProblem(
        send(request("/telemetry").header("Accept", "text/html")),
        406,
        "Accept is \"text/html\", but the answer is application/json");
  }

  @Test
  void request_thatIsNoHttp_isAnsweredByAProblemToo() throws Exception {
    assertProblem(raw("GET /telemetry%zz HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
    assertProblem(raw("GARBAGE\r\n\r\n"), 400);
  }

  @Test
  void fault_isA500WithoutItsInsides_andIsCounted() throws Exception {
    network.status = null;

    assertProblem(get("/readyz"), 500, "a fault of the server, which its log tells more of");
    assertThat(network.store.metrics().value(Metric.HTTP_FAILED)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/openapi.yaml",
        "/api/page.js",
        "/api/swagger-ui.css",
        "/api/swagger-ui.js"
      })
  void page_isServedWithoutAnythingFromElsewhere(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'");
  }

  @Test
  void close_endsTheListener() throws Exception {
    get("/healthz");
    gateway.close();
    gateway.close();

    try (RestGateway again = RestGateway.open(gateway.address(), network.backend())) {
      again.awaitStarted();
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + gateway.address().getPort() + path));
  }

  /** What comes back for bytes as they are, up to the end of the connection. */
  private String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(gateway.address().getAddress(), gateway.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
    assertThat(answer.body()).contains("\"status\":" + status, detail.replace("\"", "\\\""));
  }

  private static void assertProblem(String answer, int status) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsIgnoringCase("Content-Type: " + Problem.CONTENT_TYPE)
        .contains("\"status\":" + status);
  }
}

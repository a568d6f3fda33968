package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for Prometheus over HTTP. */
class MetricsRoutesIT {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPENMETRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

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
  @ValueSource(strings = {"/metrics", "/metrics/devices"})
  void page_isInTheFormatThatIsAskedFor(String path) throws Exception {
    HttpResponse<String> openMetrics = send("GET", path, OPENMETRICS);
    HttpResponse<String> text = send("GET", path, "*/*");

    assertThat(openMetrics.statusCode()).isEqualTo(200);
    assertThat(openMetrics.headers().firstValue("Content-Type")).hasValue(OPENMETRICS);
    assertThat(openMetrics.body()).endsWith("# EOF\n");
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.headers().firstValue("Content-Type")).hasValue(TEXT);
    assertThat(text.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    assertThat(text.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(text.body()).doesNotContain("# EOF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/metrics/devices"})
  void head_isTheSameWithoutAPage(String path) throws Exception {
    HttpResponse<String> head = send("HEAD", path, "*/*");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).hasValue(TEXT);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void devices_canBeAskedForAgain_onceAPageWasSentOrLeftOut() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send("GET", "/metrics/devices", TEXT).statusCode()).isEqualTo(200);
      assertThat(send("HEAD", "/metrics/devices", TEXT).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pages_haveTheirOwnFigures() throws Exception {
    assertThat(send("GET", "/metrics", TEXT).body())
        .contains("\nspate_updates_in_total ")
        .doesNotContain("openconfig_");
    assertThat(send("GET", "/metrics/devices", TEXT).body())
        .contains(
            "\nopenconfig_interfaces_interface_state_mtu{name=\"eth0\",target=\"router1\"} 1500.0\n",
            "\nspate_device_up{target=\"router1\"} ")
        .doesNotContain("spate_updates_in_total");
  }

  private HttpResponse<String> send(String method, String path, String accept) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + gateway.address().getPort() + path))
        .header("Accept", accept)
        .method(method, BodyPublishers.noBody())
        .build();
    return client.send(request, BodyHandlers.ofString());
  }
}

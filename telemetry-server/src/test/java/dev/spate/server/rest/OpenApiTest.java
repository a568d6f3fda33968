package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spate.server.rest.stream.EventStreams;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** openapi.yaml and the routes agree, both ways. */
class OpenApiTest {

  /** What the page that shows the description is made of. */
  private static final Set<String> PARTS_OF_THE_PAGE =
      Set.of("/api/page.js", "/api/swagger-ui.css", "/api/swagger-ui.js");

  private final JsonNode document;

  OpenApiTest() throws IOException {
    try (InputStream in = Routes.class.getResourceAsStream("openapi.yaml")) {
      document = new YAMLMapper().readTree(in);
    }
  }

  @Test
  void routes_areDescribedWithTheirParameters_andNothingElseIs() {
    Map<String, Set<String>> routes = new TreeMap<>();
    for (Route route : routes()) {
      if (!PARTS_OF_THE_PAGE.contains(route.path())) {
        String path = route.path().replace('<', '{').replace('>', '}');
        Set<String> parameters = new TreeSet<>();
        route.query().forEach(name -> parameters.add("query " + name));
        Pattern.compile("\\{(.+?)}")
            .matcher(path)
            .results()
            .forEach(match -> parameters.add("path " + match.group(1)));
        routes.put(path, parameters);
      }
    }

    assertThat(described()).isEqualTo(routes);
  }

  @Test
  void seconds_haveTheBoundsThatAreDescribed() {
    JsonNode seconds = document.get("paths").get("/api/v1/recent").at("/get/parameters/2");

    assertThat(seconds.get("name").asText()).isEqualTo("seconds");
    assertThat(seconds.at("/schema/minimum").asInt()).isEqualTo(DataRoutes.LEAST_SECONDS);
    assertThat(seconds.at("/schema/maximum").asInt()).isEqualTo(DataRoutes.MOST_SECONDS);
    assertThat(seconds.at("/schema/default").asInt()).isEqualTo(DataRoutes.DEFAULT_SECONDS);
  }

  @Test
  void metrics_areThoseThatAreDescribed() {
    List<String> metrics =
        Arrays.stream(TelemetryMetric.values()).map(TelemetryMetric::id).toList();

    assertThat(document.at("/components/schemas/MetricName/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(metrics);
    assertThat(document.at("/components/schemas/Telemetry/properties").properties())
        .extracting(Map.Entry::getKey)
        .containsAll(metrics);
  }

  private static List<Route> routes() {
    RestBackend backend = new SmallNetwork().backend();
    try (EventStreams streams = new EventStreams(backend)) {
      return Routes.of(backend, streams);
    }
  }

  private Map<String, Set<String>> described() {
    Map<String, Set<String>> described = new TreeMap<>();
    document.get("paths").properties().forEach(path -> {
      Set<String> parameters = new TreeSet<>();
      path.getValue().at("/get/parameters").forEach(parameter -> {
        JsonNode resolved = parameter.has("$ref")
            ? document.at(parameter.get("$ref").asText().substring(1))
            : parameter;
        if (!resolved.get("in").asText().equals("header")) { // the table says nothing of headers
          parameters.add(
              resolved.get("in").asText() + " " + resolved.get("name").asText());
        }
      });
      described.put(path.getKey(), parameters);
    });
    return described;
  }
}

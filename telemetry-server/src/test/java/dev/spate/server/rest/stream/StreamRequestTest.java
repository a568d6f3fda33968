package dev.spate.server.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spate.server.rest.RestBackend;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StreamRequestTest {

  @Test
  void modes_areThoseThatAreDescribed() throws IOException {
    JsonNode mode;
    try (InputStream in = RestBackend.class.getResourceAsStream("openapi.yaml")) {
      mode =
          new YAMLMapper().readTree(in).get("paths").get("/api/v1/stream").at("/get/parameters/2");
    }

    assertThat(mode.get("name").asText()).isEqualTo("mode");
    assertThat(mode.at("/schema/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(StreamRequest.MODES);
    assertThat(mode.at("/schema/default").asText()).isEqualTo(StreamRequest.DEFAULT_MODE);
  }
}

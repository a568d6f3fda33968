package dev.spate.server.rest;

import static dev.spate.server.rest.SmallNetwork.at;
import static dev.spate.server.rest.SmallNetwork.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.spi.SourceStatus;
import dev.spate.spi.SourceStatus.State;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final SmallNetwork network = new SmallNetwork();
  private final Health health = new Health(network.backend());

  @Test
  void alive_tellsTheVersion() {
    assertThat(json(health.alive(at()))).isEqualTo("{\"status\":\"alive\",\"version\":\"1.2.3\"}");
  }

  @Test
  void ready_beforeASourceHasDelivered_is503() {
    Route.Answer answer = health.ready(at());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(json(answer))
        .isEqualTo("{\"sources\":[{\"name\":\"lab\",\"kind\":\"test\",\"state\":\"starting\","
            + "\"last_update\":null,\"age_ms\":null}],\"status\":\"starting\"}");
  }

  @Test
  void ready_onceItDelivers() {
    network.status = new SourceStatus(State.RUNNING, network.now(), null);
    Route.Answer answer = health.ready(at());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer))
        .contains("\"state\":\"running\",\"last_update\":\"2026-01-01T00:00:00Z\",\"age_ms\":0}")
        .endsWith("\"status\":\"ready\"}");
  }

  @Test
  void ready_onceItsFirstTryHasFailed_andSaysWhy() {
    network.status = new SourceStatus(State.FAILED, 0, "connection refused");
    Route.Answer answer = health.ready(at());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer)).contains("\"state\":\"failed\"", "\"error\":\"connection refused\"");
  }
}

package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/*",
        "APPLICATION/JSON; charset=utf-8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html;q=0, application/json;q=0.001"
      })
  void accepts(String header) {
    assertThat(Accept.accepts(header, "application/json")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/*",
        "application/json;q=0",
        "application/json; q=0.000",
        ",",
        ";",
        "text/html,;"
      })
  void doesNotAccept(String header) {
    assertThat(Accept.accepts(header, "application/json")).isFalse();
  }

  @Test
  void accepts_withoutAHeader_anything() {
    assertThat(Accept.accepts(null, "application/json")).isTrue();
  }
}

package dev.spate.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Prometheus 2.42, then 3.x
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | OPENMETRICS",
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | OPENMETRICS",
        "APPLICATION/OPENMETRICS-TEXT | OPENMETRICS",
        "text/plain;version=0.0.4;q=0.5,application/openmetrics-text;q=0.4 | TEXT",
        "application/openmetrics-text; q=0, text/plain | TEXT",
        "application/openmetrics-text; q=0 | TEXT",
        "application/openmetrics-text; q=much | TEXT",
        "text/html,application/xhtml+xml,*/*;q=0.8 | TEXT",
        "*/* | TEXT",
        "'' | TEXT"
      })
  void wantedBy_header(String accept, Exposition wanted) {
    assertThat(Exposition.wantedBy(accept)).isEqualTo(wanted);
  }

  @Test
  void wantedBy_noHeader_isText() {
    assertThat(Exposition.wantedBy(null)).isEqualTo(Exposition.TEXT);
  }

  @Test
  void contentType_namesFormatAndVersion() {
    assertThat(Exposition.TEXT.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(Exposition.OPENMETRICS.contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
  }
}

package dev.spate.server.prometheus;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text formats in which Prometheus collects. */
public enum Exposition {

  /** Prometheus' own, version 0.0.4. */
  TEXT(PrometheusTextFormatWriter.create()),

  /** OpenMetrics 1.0. */
  OPENMETRICS(OpenMetricsTextFormatWriter.create());

  private static final double NOT_ACCEPTED = 0;

  private final ExpositionFormatWriter writer;

  Exposition(ExpositionFormatWriter writer) {
    this.writer = writer;
  }

  /**
   * The format that a client wants by its {@code Accept} header (RFC 9110 section 12.5.1): OpenMetrics for one that names it and likes it no
   * less than plain text; text for all others, a browser and curl among them.
   *
   * @param accept null if there is none
   */
  public static Exposition wantedBy(@Nullable String accept) {
    if (accept == null) {
      return TEXT;
    }
    double openMetrics = quality(accept, "application/openmetrics-text");
    return openMetrics > NOT_ACCEPTED && openMetrics >= quality(accept, "text/plain")
        ? OPENMETRICS
        : TEXT;
  }

  /** The value of the answer's header {@code Content-Type}. */
  public String contentType() {
    return writer.getContentType();
  }

  byte[] write(MetricSnapshots snapshots) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      writer.write(page, snapshots, EscapingScheme.ALLOW_UTF8); // all names are plain already
    } catch (IOException e) {
      throw new UncheckedIOException("a page in memory cannot fail", e);
    }
    return page.toByteArray();
  }

  private static double quality(String accept, String type) {
    double best = NOT_ACCEPTED;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] words = range.split(";", -1);
      if (words[0].trim().equals(type)) {
        best = Math.max(best, quality(words));
      }
    }
    return best;
  }

  /** The weight among a range's parameters; 1 without, and none if it is no number. */
  private static double quality(String[] words) {
    for (String word : words) {
      String parameter = word.trim();
      if (parameter.startsWith("q=")) {
        String weight = parameter.substring(2);
        return weight.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(weight) : NOT_ACCEPTED;
      }
    }
    return 1;
  }
}

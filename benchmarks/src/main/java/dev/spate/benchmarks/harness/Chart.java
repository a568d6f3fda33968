package dev.spate.benchmarks.harness;

import dev.spate.benchmarks.harness.Report.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The chart of a report, as SVG that is read on light and on dark: the server CPU of an update beside that of the rulers, each row in
 * multiples of its floor, and below it the latency of Spate's updates.
 */
final class Chart {
  private static final int WIDTH = 880;
  private static final int LEFT = 190;
  private static final int RIGHT = 140;
  private static final int BAR = 14;
  private static final int GAP = 12;

  /** Decades of the latency's scale, from 10 µs to 10 s. */
  private static final int LEAST_DECADE = 4;

  private static final int DECADES = 6;

  private static final String STYLE = """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f }
        .title { font-size: 15px; font-weight: 600 }
        .grid { stroke: #d0d7de }
        .spate { fill: #0969da } .floor { fill: #8c959f } .plain { fill: #bf8700 }
        .line { stroke: #0969da; stroke-width: 2 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .grid { stroke: #3d444d }
          .spate { fill: #4493f8 } .floor { fill: #9198a1 } .plain { fill: #d29922 }
          .line { stroke: #4493f8 }
        }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private int y = 24;

  private Chart() {}

  static String of(Report report) {
    Chart chart = new Chart();
    chart.cpu(report.rows().stream()
        .filter(measured -> measured
            .outcome()
            .ratio(Quantity.CPU_PER_UPDATE, ServerKind.SPATE, ServerKind.FLOOR)
            .isPresent())
        .toList());
    chart.latency(report.rows().stream()
        .filter(measured ->
            measured.outcome().median(ServerKind.SPATE, Quantity.LATENCY_P50).isPresent())
        .toList());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s</title>\n%s%s</svg>\n"
        .formatted(WIDTH, chart.y, "Server CPU per update and latency", STYLE, chart.body);
  }

  private void cpu(List<Measured> rows) {
    title("Server CPU per delivered update, in multiples of the floor");
    legend();
    double most = rows.stream()
        .map(Measured::outcome)
        .flatMap(outcome -> outcome.figures().keySet().stream()
            .flatMap(
                kind -> outcome.ratio(Quantity.CPU_PER_UPDATE, kind, ServerKind.FLOOR).stream()))
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
    double unit = (WIDTH - LEFT - RIGHT) / most;
    int top = y;
    for (Measured row : rows) {
      int first = y;
      for (ServerKind kind : row.outcome().figures().keySet()) {
        Optional<Double> ratio =
            row.outcome().ratio(Quantity.CPU_PER_UPDATE, kind, ServerKind.FLOOR);
        if (ratio.isPresent()) {
          String value = row.outcome()
              .median(kind, Quantity.CPU_PER_UPDATE)
              .map(Quantity.CPU_PER_UPDATE::format)
              .orElseThrow();
          bar(kind, ratio.get(), unit, value);
        }
      }
      text("", LEFT - 8, (first + y) / 2 + 4, "end", row.row().id());
      y += GAP;
    }
    line(LEFT + unit, top - 4, LEFT + unit, y - GAP + 4, "grid");
    y += GAP;
  }

  private void bar(ServerKind kind, double ratio, double unit, String value) {
    body.append(format(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
        kind.id(), LEFT, y, ratio * unit, BAR - 2));
    text("", LEFT + ratio * unit + 6, y + BAR - 4, "start", format("%.2f ×, %s", ratio, value));
    y += BAR;
  }

  private void latency(List<Measured> rows) {
    title("Latency of Spate's updates: p50, p99, p99.9");
    int top = y;
    y += GAP;
    for (Measured row : rows) {
      double[] at = {
        place(row, Quantity.LATENCY_P50),
        place(row, Quantity.LATENCY_P99),
        place(row, Quantity.LATENCY_P999)
      };
      line(at[0], y, at[2], y, "line");
      for (int i = 0; i < at.length; i++) {
        body.append(
            format("<circle class=\"spate\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"/>\n", at[i], y, 6 - i));
      }
      text("", LEFT - 8, y + 4, "end", row.row().id());
      y += 2 * BAR;
    }
    for (int decade = 0; decade <= DECADES; decade++) {
      double x = LEFT + decade * (WIDTH - LEFT - RIGHT) / (double) DECADES;
      line(x, top, x, y - BAR, "grid");
      text("", x, y + 4, "middle", Unit.NANOS.format(Math.pow(10, LEAST_DECADE + decade)));
    }
    y += 2 * GAP;
  }

  private static double place(Measured row, Quantity quantity) {
    double nanos = row.outcome().median(ServerKind.SPATE, quantity).orElseThrow();
    double decade = Math.min(DECADES, Math.max(0, Math.log10(Math.max(1, nanos)) - LEAST_DECADE));
    return LEFT + decade * (WIDTH - LEFT - RIGHT) / DECADES;
  }

  private void title(String title) {
    text("title", 16, y, "start", title);
    y += 2 * GAP;
  }

  private void legend() {
    int x = LEFT;
    for (ServerKind kind : ServerKind.values()) {
      body.append(format(
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/>\n",
          kind.id(), x, y - 10));
      text("", x + 18, y, "start", kind.id());
      x += 80;
    }
    y += GAP;
  }

  private void text(String style, double x, double baseline, String anchor, String text) {
    String styled = style.isEmpty() ? "" : " class=\"" + style + "\"";
    body.append(format(
        "<text%s x=\"%.1f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>\n",
        styled, x, baseline, anchor, text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private void line(double x1, double y1, double x2, double y2, String style) {
    body.append(format(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.0f\" x2=\"%.1f\" y2=\"%.0f\"/>\n",
        style, x1, y1, x2, y2));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

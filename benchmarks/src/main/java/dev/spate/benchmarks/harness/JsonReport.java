package dev.spate.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spate.benchmarks.harness.Report.Measured;

/** A report as JSON: every round of every quantity in its base unit (nanoseconds, bytes, per second), for programs to compare. */
final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static String of(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("date", report.date().toString());
    root.put("commit", report.commit());
    root.put("settings", report.settings());
    Machine machine = report.machine();
    root.putObject("machine")
        .put("cpu", machine.cpu())
        .put("cores", machine.cores())
        .put("memory_bytes", machine.memoryBytes())
        .put("system", machine.system())
        .put("server_java", machine.serverJava());
    ArrayNode rows = root.putArray("rows");
    report.rows().forEach(measured -> write(rows.addObject(), measured));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes cannot fail to be written", e);
    }
  }

  private static void write(ObjectNode node, Measured measured) {
    node.put("id", measured.row().id()).put("title", measured.row().title());
    node.put("seconds", measured.took().toMillis() / 1e3);
    ArrayNode bars = node.putArray("bars");
    for (Verdict verdict : measured.verdicts()) {
      bars.addObject()
          .put("bar", verdict.bar())
          .put("measured", verdict.measured())
          .put("state", verdict.state().title());
    }
    ObjectNode servers = node.putObject("servers");
    measured.outcome().figures().forEach((kind, quantities) -> {
      ObjectNode server = servers.putObject(kind.id());
      quantities.forEach((quantity, rounds) -> {
        ObjectNode figure = server.putObject(quantity.id()).put("median", rounds.median());
        rounds.values().forEach(figure.putArray("rounds")::add);
      });
    });
    measured.outcome().failures().forEach(node.putArray("failures")::add);
    measured.outcome().notes().forEach(node.putArray("notes")::add);
  }
}

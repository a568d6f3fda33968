package dev.spate.cli;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.cli.format.Format;
import dev.spate.cli.format.MessageText;
import dev.spate.cli.format.PrettyJson;
import dev.spate.cli.format.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code gnmi.gNMI/Capabilities}. */
final class CapabilitiesRpc implements Rpc {

  private final Format format;

  CapabilitiesRpc(Format format) {
    this.format = format;
  }

  @Override
  public void run(Connection connection, Output out) {
    CapabilityResponse response = gNMIGrpc
        .newBlockingStub(connection.channel())
        .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
        .capabilities(CapabilityRequest.getDefaultInstance());
    out.print(
        switch (format) {
          case JSON -> PrettyJson.text(json(response));
          case FLAT, TABLE -> flat(response);
          case PROTOJSON, PROTOTEXT -> MessageText.of(format, response);
          case EVENT, CSV -> throw new IllegalArgumentException(format.toString());
        });
  }

  static String flat(CapabilityResponse response) {
    TextTable models = new TextTable("MODEL", "VERSION", "ORGANIZATION");
    for (ModelData model : response.getSupportedModelsList()) {
      models.row(model.getName(), model.getVersion(), model.getOrganization());
    }
    String encodings = response.getSupportedEncodingsList().stream()
        .map(Encoding::name)
        .collect(Collectors.joining(", "));
    return "gNMI version: " + response.getGNMIVersion() + "\nencodings: " + encodings + "\n\n"
        + models;
  }

  static Map<String, Object> json(CapabilityResponse response) {
    List<Object> models = new ArrayList<>();
    for (ModelData model : response.getSupportedModelsList()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", model.getName());
      fields.put("organization", model.getOrganization());
      fields.put("version", model.getVersion());
      models.add(fields);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", response.getGNMIVersion());
    json.put("supported-models", models);
    json.put(
        "encodings",
        response.getSupportedEncodingsList().stream().map(Encoding::name).toList());
    return json;
  }
}

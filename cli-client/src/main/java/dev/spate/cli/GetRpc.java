package dev.spate.cli;

import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.cli.format.AnswerPrinter;
import dev.spate.cli.format.Format;
import dev.spate.cli.format.ValuesText;
import dev.spate.proto.GnmiPaths;
import java.util.concurrent.TimeUnit;

/** {@code gnmi.gNMI/Get}. */
final class GetRpc implements Rpc {

  private final Selection selection;
  private final GetRequest request;
  private final Format format;
  private final boolean valuesOnly;

  GetRpc(GetCommand options) {
    ReadOptions read = options.read;
    read.check();
    this.selection = options.paths.selection();
    this.format = read.format;
    this.valuesOnly = options.valuesOnly;
    this.request = GetRequest.newBuilder()
        .setPrefix(Requests.prefix(selection))
        .addAllPath(selection.paths().stream().map(GnmiPaths::toProto).toList())
        .setType(GetRequest.DataType.valueOf(options.type.name()))
        .setEncoding(Requests.encoding(read.encoding()))
        .addAllUseModels(Requests.models(read))
        .addAllExtension(Requests.extensions(read))
        .build();
  }

  @Override
  public void run(Connection connection, Output out) {
    GetResponse response = gNMIGrpc
        .newBlockingStub(connection.channel())
        .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
        .get(request);
    out.print(text(response, connection.source()));
  }

  private String text(GetResponse response, String source) {
    if (!valuesOnly) {
      return AnswerPrinter.of(format, source, selection.isOfSeveralTargets()).get(response);
    }
    return format == Format.JSON ? ValuesText.json(response) : ValuesText.flat(response);
  }
}

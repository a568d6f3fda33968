package dev.spate.cli;

import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.proto.GnmiPaths;
import java.util.concurrent.TimeUnit;

/** {@code gnmi.gNMI/Get}. */
final class GetRpc implements Rpc {

  private final Selection selection;
  private final GetRequest request;
  private final Format format;

  GetRpc(Selection selection, GetCommand.DataType type, ReadOptions read) {
    read.check();
    this.selection = selection;
    this.format = read.format;
    this.request = GetRequest.newBuilder()
        .setPrefix(Requests.prefix(selection))
        .addAllPath(selection.paths().stream().map(GnmiPaths::toProto).toList())
        .setType(GetRequest.DataType.valueOf(type.name()))
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
    NotificationPrinter printer = NotificationPrinter.of(format, connection.source(), selection);
    for (Notification notification : response.getNotificationList()) {
      out.print(printer.print(notification));
    }
  }
}

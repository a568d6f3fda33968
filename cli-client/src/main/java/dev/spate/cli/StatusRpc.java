package dev.spate.cli;

import dev.spate.cli.format.Format;
import dev.spate.cli.format.MessageText;
import dev.spate.cli.format.PrettyJson;
import dev.spate.cli.format.StatusJson;
import dev.spate.cli.format.StatusText;
import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.proto.admin.StatusResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;

/** {@code spate.v1.Admin/Status}. */
final class StatusRpc implements Rpc {

  private final Format format;

  StatusRpc(Format format) {
    this.format = format;
  }

  @Override
  public void run(Connection connection, Output out) {
    StatusResponse response = ask(connection);
    out.print(
        switch (format) {
          case JSON -> PrettyJson.text(StatusJson.of(response));
          case FLAT, TABLE -> StatusText.of(response, connection.source());
          case PROTOJSON, PROTOTEXT -> MessageText.of(format, response);
          case EVENT, CSV -> throw new IllegalArgumentException(format.toString());
        });
  }

  private static StatusResponse ask(Connection connection) {
    try {
      return AdminGrpc.newBlockingStub(connection.channel())
          .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
          .status(StatusRequest.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      throw e.getStatus()
          .withDescription(connection.source()
              + " is not the gateway of a Spate server, which alone tells its status;"
              + " name that by -a")
          .asRuntimeException(e.getTrailers());
    }
  }
}

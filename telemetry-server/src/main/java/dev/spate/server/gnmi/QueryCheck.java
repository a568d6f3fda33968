package dev.spate.server.gnmi;

import dev.spate.query.Query;
import dev.spate.query.ReadException;
import dev.spate.query.Reads;
import io.grpc.StatusRuntimeException;
import java.util.Map;

/** Looks up what a request asks for: one bad path fails the RPC. */
final class QueryCheck {

  private QueryCheck() {}

  /**
   * Checks all queries; where several are wrong, INVALID_ARGUMENT is told before UNIMPLEMENTED, and that before NOT_FOUND.
   *
   * @param message the name of the message that has the fields {@code prefix} and {@code use_models}, with a dot; empty for the
   *     request itself
   * @param queries by the request's field that each path comes from
   * @throws StatusRuntimeException if one is wrong; the message names the field
   */
  static void all(Reads reads, String message, Map<String, Query> queries) {
    ReadException worst = null;
    String worstField = "";
    for (Map.Entry<String, Query> query : queries.entrySet()) {
      try {
        reads.check(query.getValue());
      } catch (ReadException e) {
        if (worst == null || severity(e.kind()) > severity(worst.kind())) {
          worst = e;
          worstField = switch (e.subject()) {
            case PATH -> query.getKey();
            case MODELS -> message + "use_models";
            case TARGET -> message + "prefix.target";
          };
        }
      }
    }
    if (worst != null) {
      throw Statuses.of(worst.kind())
          .withDescription(worstField + ": " + worst.getMessage())
          .asRuntimeException();
    }
  }

  private static int severity(ReadException.Kind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> 2;
      case UNIMPLEMENTED -> 1;
      case NOT_FOUND -> 0;
    };
  }
}
